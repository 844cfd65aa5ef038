/** A place in the change feed: transaction and row, plus when it was handed out. */
export interface FeedCursor {
  transactionId: string;
  id: string;
  issuedAtMs: number;
}

/** Changes are kept for an hour; an older cursor must start over. */
export const changesKeptMs = 3_600_000;
const safetyMs = 600_000;

export function writeCursor({ transactionId, id, issuedAtMs }: FeedCursor): string {
  return `${transactionId}.${id}.${issuedAtMs}`;
}

/** Undefined when the text is no cursor or too old: the reader gets everything. */
export function readCursor(text: string | undefined, nowMs: number): FeedCursor | undefined {
  const match = /^(\d{1,20})\.(\d{1,19})\.(\d{1,15})$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, transactionId = '0', id = '0', issuedAt = '0'] = match;
  const issuedAtMs = Number(issuedAt);
  const isFresh = nowMs - issuedAtMs < changesKeptMs - safetyMs && issuedAtMs <= nowMs + safetyMs;
  return isFresh ? { transactionId, id, issuedAtMs } : undefined;
}
