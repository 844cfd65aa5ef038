import react from '@vitejs/plugin-react';
import presetMantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';
import { directImports } from './build/direct-imports.js';
import { earlyFiles } from './build/early-files.js';
import { firstLoad } from './build/first-load.js';
import { precompressed } from './build/precompressed.js';
import { usedStyles } from './build/used-styles.js';

/** `npx vite build web-admin` -> `web-admin/dist`, served by portier. `npx vite web-admin` for development. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), directImports(), usedStyles(), earlyFiles(), precompressed()],
  css: { postcss: { plugins: [presetMantine()] } },
  build: {
    target: 'es2022',
    // The player (hls.js) is a chunk of its own that only the stream page loads.
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: firstLoad() } },
    // No data: addresses, so that the content security policy can stay narrow.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    // `node web-admin/dev/sample-api.mjs` listens on 5199; set PORTIER_API to use a running portier instead.
    proxy: { '/api': process.env['PORTIER_API'] ?? 'http://127.0.0.1:5199' },
  },
});
