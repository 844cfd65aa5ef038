import { createTheme, Modal, localStorageColorSchemeManager, type MantineColorsTuple } from '@mantine/core';

/** Indigo: leaves green, amber and red to say how things are. */
const portier: MantineColorsTuple = [
  '#eef1ff',
  '#dfe4ff',
  '#bcc6ff',
  '#97a4fd',
  '#7684f8',
  '#606bf3',
  '#4f55e8',
  '#4245cf',
  '#373aa8',
  '#2f3385',
];

/** Blue-black instead of Mantine's neutral grey: surfaces read as layers on a dark control-room screen. */
const dark: MantineColorsTuple = [
  '#d5dae6',
  '#b4bccd',
  '#9099ae',
  '#666f86',
  '#3d4559',
  '#2b3244',
  '#1f2534',
  '#161b27',
  '#10141e',
  '#0b0e16',
];

export const theme = createTheme({
  primaryColor: 'portier',
  // white on shade 5 has a contrast of 4.3 only (WCAG 1.4.3 asks for 4.5)
  primaryShade: 6,
  colors: { portier, dark },
  fontFamily: "'Inter', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Code', 'JetBrains Mono', Menlo, 'DejaVu Sans Mono', monospace",
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  luminanceThreshold: 0.32,
  components: {
    Modal: Modal.extend({ styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 650 } } }),
  },
});

/** Same key as `public/first-paint.js`. */
export const colorSchemeStorage = localStorageColorSchemeManager({ key: 'portier.color-scheme' });
