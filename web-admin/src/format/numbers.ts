/** `2_500_000` -> `2.5 Mbit/s`, in the language's digits. */
export function formatBitrate(bitsPerSecond: number | null | undefined, language: string): string {
  if (bitsPerSecond === null || bitsPerSecond === undefined) return '–';
  const [divisor, unit, digits] =
    bitsPerSecond >= 999_500 ? ([1_000_000, 'Mbit/s', 1] as const) : ([1_000, 'kbit/s', 0] as const);
  return `${formatNumber(bitsPerSecond / divisor, language, digits)} ${unit}`;
}

/** A number with exactly `digits` decimals, so that live values do not jump. `–` when unknown. */
export function formatNumber(value: number | null | undefined, language: string, digits = 0): string {
  if (value === null || value === undefined) return '–';
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  );
}

/** `0.42` -> `42 %`. */
export function formatShare(share: number | null | undefined, language: string): string {
  if (share === null || share === undefined) return '–';
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
