/** Names a file gives to secrets that stand beside it: `secretFrom: PLATFORM_KEY`. Each once, in their order. */
export function secretNamesIn(file: string): string[] {
  const found = file.matchAll(/["']?secretFrom["']?\s*:\s*["']?([A-Za-z_][A-Za-z0-9_]{0,63})/g);
  return [...new Set([...found].map(([, name = '']) => name))];
}
