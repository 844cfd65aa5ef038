/** In the order in which to look: most browsers name others, too. */
const browsers: readonly [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS)\//],
  ['Chromium', /\b(?:Headless)?Chrom/],
  ['Safari', /\bSafari\//],
  ['curl', /^curl\//],
];
const systems: readonly [name: string, pattern: RegExp][] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

export interface DeviceName {
  browser: string | undefined;
  system: string | undefined;
}

/** What a person recognises of a `User-Agent` header. Good enough for a list; nothing is decided by it. */
export function deviceNameOf(userAgent: string): DeviceName {
  const first = (known: typeof browsers) => known.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return { browser: first(browsers), system: first(systems) };
}
