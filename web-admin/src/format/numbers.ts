/** From how many bit/s on a unit is used, what it is worth, and its decimals. */
const bitrateUnits = [
  [999_500_000, 1e9, 'Gbit/s', 2],
  [999_500, 1e6, 'Mbit/s', 1],
  [0, 1e3, 'kbit/s', 0],
] as const;

/** `2_500_000` -> `2.5 Mbit/s`, in the language's digits. */
export function formatBitrate(bitsPerSecond: number | null | undefined, language: string): string {
  if (bitsPerSecond === null || bitsPerSecond === undefined) return '–';
  const [, worth, unit, digits] = bitrateUnits.find(([from]) => bitsPerSecond >= from) ?? bitrateUnits[2];
  return `${formatNumber(bitsPerSecond / worth, language, digits)} ${unit}`;
}

/** A number with exactly `digits` decimals, so that live values do not jump. `–` when unknown. */
export function formatNumber(value: number | null | undefined, language: string, digits = 0): string {
  if (value === null || value === undefined) return '–';
  return numberFormat(language, digits).format(value);
}

/** Made once: making one takes longer than a hundred numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const made = new Intl.NumberFormat(language, options);
  numberFormats.set(key, made);
  return made;
}

/** `0.42` -> `42 %`. */
export function formatShare(share: number | null | undefined, language: string): string {
  if (share === null || share === undefined) return '–';
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `12_345_678_900` -> `12.3 GB`. */
export function formatBytes(bytes: number, language: string): string {
  return bytes >= 1e12
    ? `${formatNumber(bytes / 1e12, language, 1)} TB`
    : `${formatNumber(bytes / 1e9, language, bytes < 100e9 ? 1 : 0)} GB`;
}

/** Typographic minus, as the language's own numbers have it: `-18.04` -> `−18 dB`. */
export function formatDecibels(value: number | null | undefined, language: string): string {
  return value === null || value === undefined ? '–' : `${formatNumber(value, language).replace('-', '−')} dB`;
}

/** `2_000` -> `2 s`, `2_480` -> `2.5 s`. */
export function formatMilliseconds(value: number | null | undefined, language: string): string {
  if (value === null || value === undefined) return '–';
  const seconds = Math.round(value / 100) / 10;
  return `${formatNumber(seconds, language, Number.isInteger(seconds) ? 0 : 1)} s`;
}

/** `29.97` -> `30`, `12.4` -> `12.4`: a tenth matters only where it is not a rounding of the clock. */
export function formatFrameRate(value: number | null | undefined, language: string): string {
  if (value === null || value === undefined) return '–';
  const isWhole = Math.abs(value - Math.round(value)) < 0.15;
  return `${formatNumber(value, language, isWhole ? 0 : 1)} fps`;
}
