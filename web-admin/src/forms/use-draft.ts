import { useCallback, useEffect, useRef, useState } from 'react';
import { isSame } from './merge.js';
import { useStoredDraft } from './use-stored-draft.js';

interface Versioned {
  version: number;
}

/**
 * What somebody types about a thing that events may change meanwhile. Untouched, it follows the thing; touched, it stays as
 * typed, and remembers the version it was made from so that saving over somebody else's change is noticed. Unsaved text
 * survives a reload of the tab.
 * @param name of the form and the thing, such as `stream-settings/<id>`
 */
export function useDraft<Item extends Versioned, Draft extends object>(
  item: Item,
  draftOf: (item: Item) => Draft,
  name?: string,
) {
  const stored = useStoredDraft<Item, Draft>(name);
  const [base, setBase] = useState(stored.found?.base ?? item);
  const [draft, setDraft] = useState(() => stored.found?.draft ?? draftOf(item));
  const [isRestored, setIsRestored] = useState(stored.found !== undefined);
  const isSaved = isSame(draft, draftOf(base));
  const { keep, clear } = stored;
  useEffect(() => {
    if (isSaved) clear();
    else keep(base, draft);
  }, [base, draft, isSaved, keep, clear]);

  const begin = (from: Item) => {
    setBase(from);
    setDraft(draftOf(from));
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
    /** The text comes from before the page was loaded anew. */
    isRestored: isRestored && !isSaved,
    /** For the question before leaving: the state at that moment. */
    isUnsaved: useCallback(() => hasChanges.current, []),
    /** Somebody chose to leave without saving. */
    forget: clear,
    /** To send as If-Match. */
    version: isUntouchedByOthers ? Math.max(item.version, base.version) : base.version,
    /** What the draft was made from, and what is there now, for a choice between two edits. */
    base: draftOf(base),
    theirs: draftOf(item),
    begin,
  };
}
