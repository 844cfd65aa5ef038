/** A place in the change feed: transaction and row, plus when it was handed out. */
export interface FeedCursor {
  transactionId: string;
  id: string;
  issuedAtMs: number;
}

/** Where the feed is now. */
export interface FeedHead extends FeedCursor {
  /** No transaction has a higher number yet: neither has any cursor that was handed out. */
  newestTransactionId: string;
}

/** Changes are kept for an hour; an older cursor must start over. */
export const changesKeptMs = 3_600_000;
const safetyMs = 600_000;

export function writeCursor({ transactionId, id, issuedAtMs }: FeedCursor): string {
  return `${transactionId}.${id}.${issuedAtMs}`;
}

/**
 * Undefined when the text is no cursor, too old, or of another time: the reader gets everything.
 * @param head where the feed is now. A cursor ahead of it is from before the database was restored from a backup, or from
 *   another database: its reader would wait for changes that have long happened.
 */
export function readCursor(text: string | undefined, head: FeedHead): FeedCursor | undefined {
  const match = /^(\d{1,19})\.(\d{1,19})\.(\d{1,15})$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, transactionId = '0', id = '0', issuedAt = '0'] = match;
  const issuedAtMs = Number(issuedAt);
  const ageMs = head.issuedAtMs - issuedAtMs;
  const isKept = ageMs < changesKeptMs - safetyMs && ageMs > -safetyMs;
  const isOfThisTime = BigInt(transactionId) <= BigInt(head.newestTransactionId);
  return isKept && isOfThisTime ? { transactionId, id, issuedAtMs } : undefined;
}
