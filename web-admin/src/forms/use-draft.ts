import { useCallback, useEffect, useRef, useState } from 'react';
import { isSame, merged } from './merge.js';
import { useStoredDraft } from './use-stored-draft.js';

export interface Versioned {
  version: number;
}

interface DraftOptions<Draft> {
  /** What is kept over a reload: without secrets. */
  kept?: (draft: Draft) => Draft;
}

/** A form's text, as `useDraft` gives it. */
export interface DraftForm<Draft extends object> {
  draft: Draft;
  setDraft: (draft: Draft | ((before: Draft) => Draft)) => void;
  isSaved: boolean;
  /** The text comes from before the page was loaded anew, or the dialog was closed. */
  isRestored: boolean;
  /** For the question before leaving: the state at that moment. */
  isUnsaved: () => boolean;
  /** Somebody chose to leave without saving. */
  forget: () => void;
  /** To send as If-Match. */
  version: number;
  /** What the draft was made from, and what is there now, for a choice between two edits. */
  base: Draft;
  theirs: Draft;
  theirVersion: number;
  /** Drops what was typed for what is there now. */
  takeTheirs: () => void;
}

/**
 * What somebody types about a thing that events may change meanwhile. Untouched, it follows the thing; touched, it stays as
 * typed, and remembers the version it was made from so that saving over somebody else's change is noticed. Unsaved text
 * survives a reload of the tab.
 * @param item for a form of something new: what it begins with, of version 0
 * @param name of the form and the thing, such as `stream-settings/<id>`
 */
export function useDraft<Item extends Versioned, Draft extends object>(
  item: Item,
  draftOf: (item: Item) => Draft,
  name?: string,
  { kept = (draft) => draft }: DraftOptions<Draft> = {},
): DraftForm<Draft> & { begin: (from: Item, sent?: Draft) => void } {
  const stored = useStoredDraft<Item, Draft>(name);
  const [base, setBase] = useState(stored.found?.base ?? item);
  const [draft, setDraft] = useState(() => stored.found?.draft ?? draftOf(item));
  const [isRestored, setIsRestored] = useState(stored.found !== undefined);
  const isSaved = isSame(draft, draftOf(base));
  const { keep, clear } = stored;
  useEffect(() => {
    if (isSaved) clear();
    else keep(base, kept(draft));
    // `kept` is read once, like the name.
  }, [base, draft, isSaved, keep, clear]);

  /** @param sent what was saved as `from`: what was typed since, while the answer was on its way, stays */
  const begin = (from: Item, sent?: Draft) => {
    // At once: a dialog that closes now is gone before its effects run.
    clear();
    setBase(from);
    const theirs = draftOf(from);
    setDraft((mine) => (sent === undefined ? theirs : merged({ base: sent, mine, theirs })));
    setIsRestored(false);
  };
  if (isSaved && item.version > base.version) begin(item);

  const hasChanges = useRef(false);
  hasChanges.current = !isSaved;
  // A change of something else (a switch on the same page) is no conflict.
  const isUntouchedByOthers = isSame(draftOf(item), draftOf(base));
  return {
    draft,
    setDraft,
    isSaved,
    isRestored: isRestored && !isSaved,
    isUnsaved: useCallback(() => hasChanges.current, []),
    forget: clear,
    version: isUntouchedByOthers ? Math.max(item.version, base.version) : base.version,
    base: draftOf(base),
    theirs: draftOf(item),
    theirVersion: item.version,
    takeTheirs: () => begin(item),
    begin,
  };
}
