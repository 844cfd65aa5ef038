export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Two digits behind the point below 10, one below 100, none above. */
export function rounded(value: number): number {
  const digits = value < 10 ? 100 : value < 100 ? 10 : 1;
  return Math.round(value * digits) / digits;
}

export function progressLine(text: string): void {
  process.stderr.write(`  ${text}\n`);
}
