const most = 8;

/** `region=eu, gpu=yes` for people. */
export function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

/** What somebody typed, or null when it is not name=value with commas between. */
export function parseLabels(text: string): Record<string, string> | null {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const pairs = parts.map((part) => /^([^=\s]{1,64})\s*=\s*(.{0,128})$/.exec(part));
  if (pairs.length > most || pairs.includes(null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
