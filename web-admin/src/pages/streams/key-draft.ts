import type { PublishKey } from '../../api/types.js';
import { instantOf, localOf } from '../../format/local-moment.js';

/** What is typed into the form: moments as `datetime-local` texts in the browser's time zone, networks one a line. */
export interface KeyDraft {
  label: string;
  notBefore: string;
  notAfter: string;
  networks: string;
}

/** A key, there or not yet, as far as the form is about it. */
export type Draftable = Pick<PublishKey, 'label' | 'notBefore' | 'notAfter' | 'networks' | 'version'>;

/** What the form of a new key begins with. */
export const newKey: Draftable = { label: '', notBefore: null, notAfter: null, networks: [], version: 0 };

export function draftOf({ label, notBefore, notAfter, networks }: Draftable): KeyDraft {
  return { label, notBefore: localOf(notBefore), notAfter: localOf(notAfter), networks: networks.join('\n') };
}

/** Body of the request for a new key. */
export function bodyOf({ label, notBefore, notAfter, networks }: KeyDraft) {
  return {
    label,
    notBefore: instantOf(notBefore),
    notAfter: instantOf(notAfter),
    networks: networks.split(/[\s,]+/).filter((network) => network !== ''),
  };
}

/**
 * Body of the request that changes a key: what was typed differently from what is there. The rest stays as it is, a window
 * with seconds too, which the form cannot show.
 */
export function changeOf(draft: KeyDraft, there: KeyDraft): Partial<ReturnType<typeof bodyOf>> {
  const isChanged = ([name]: [string, unknown]) => draft[name as keyof KeyDraft] !== there[name as keyof KeyDraft];
  return Object.fromEntries(Object.entries(bodyOf(draft)).filter(isChanged));
}
