/**
 * What a log's tail has that its former tail had not: a tail is the last lines, so the new one begins somewhere in the old one.
 * Everything when nothing of the old one is left.
 */
export function newLines(before: readonly string[], after: readonly string[]): string[] {
  for (let overlap = Math.min(before.length, after.length); overlap > 0; overlap -= 1) {
    const end = before.slice(before.length - overlap);
    if (end.every((line, index) => line === after[index])) return after.slice(overlap);
  }
  return [...after];
}
