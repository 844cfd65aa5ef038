import { hashToken, seal, unseal, type ClusterKeys, type FieldProblem } from '@app/contract';
import { hkdfSync } from 'node:crypto';

/**
 * Access of a guest crew to one stream: a publish key of its own, shown on a page behind a secret link.
 *
 *     before --notBefore--> open --notAfter, or the broadcast was over--> over
 *
 * The window is the key's, so that srs-hooks enforces the same that the page says.
 */
export const phases = ['before', 'open', 'over'] as const;
export type Phase = (typeof phases)[number];

/** When an invitation lets in. Instants by the database clock. */
export interface Window {
  /** null = from the beginning. */
  notBefore: Date | null;
  notAfter: Date;
}

export function phaseOf({ notBefore, notAfter }: Window, now: Date): Phase {
  if (now >= notAfter) return 'over';
  return notBefore !== null && now < notBefore ? 'before' : 'open';
}

/** What a person sets of an invitation, as far as the fields depend on each other. Instants as ISO 8601. */
export interface Terms {
  notBefore: string | null;
  /** When the event begins: what is published before is a rehearsal. */
  showAt: string | null;
  notAfter: string;
  expiresAfterBroadcast: boolean;
}

/**
 * What is wrong with the terms as a whole.
 * @param fulfilledAt when its broadcast was over, if it was: what is set now must be for another one
 */
export function wrongTerms(terms: Terms, fulfilledAt: Date | null = null): FieldProblem[] {
  const { notBefore, showAt, notAfter, expiresAfterBroadcast } = terms;
  const problems: FieldProblem[] = [];
  const end = Date.parse(notAfter);
  if (notBefore !== null && Date.parse(notBefore) >= end) {
    problems.push({ path: 'notAfter', message: 'must be later than notBefore' });
  }
  if (
    showAt !== null &&
    (Date.parse(showAt) >= end || (notBefore !== null && Date.parse(showAt) < Date.parse(notBefore)))
  ) {
    problems.push({ path: 'showAt', message: 'must lie between notBefore and notAfter' });
  }
  if (!expiresAfterBroadcast) return problems;
  if (showAt === null) {
    problems.push({
      path: 'showAt',
      message: 'needed to expire after the broadcast: what ends before it is a rehearsal',
    });
  } else if (fulfilledAt !== null && Date.parse(showAt) <= fulfilledAt.getTime()) {
    const over = fulfilledAt.toISOString();
    problems.push({ path: 'showAt', message: `its broadcast was over at ${over}; say when the next one begins` });
  }
  return problems;
}

/** What is stored of a link's secret. */
export const hashLink = hashToken;

/** Shape of every secret `newSecret` makes: anything else is not worth a question to the database. */
export const linkSecret = /^[A-Za-z0-9_-]{32}$/;

/** The key as it is stored: only the link's secret together with the cluster secret opens it (docs/decisions/0020). */
export function sealKey(keys: ClusterKeys, secret: string, publishKey: string): string {
  return seal(boundTo(keys, secret), publishKey);
}

/** @throws Error when it was sealed under another cluster secret or link. */
export function unsealKey(keys: ClusterKeys, secret: string, sealed: string): string {
  return unseal(boundTo(keys, secret), sealed);
}

function boundTo(keys: ClusterKeys, secret: string): ClusterKeys {
  return { ...keys, seal: Buffer.from(hkdfSync('sha256', keys.seal, secret, 'invitation', 32)) };
}

/**
 * Address of the guests' page. The secret is the fragment: browsers send it to nobody, so that no log of a proxy, no referrer and no
 * preview of a messenger has it.
 */
export function linkOf(publicUrl: string, secret: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/guest#${secret}`;
}
