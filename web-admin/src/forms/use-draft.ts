import { useCallback, useRef, useState } from 'react';

interface Versioned {
  version: number;
}

/**
 * What somebody types about a thing that events may change meanwhile. Untouched, it follows the thing; touched, it stays as
 * typed, and remembers the version it was made from so that saving over somebody else's change is noticed.
 */
export function useDraft<Item extends Versioned, Draft>(item: Item, draftOf: (item: Item) => Draft) {
  const [base, setBase] = useState(item);
  const [draft, setDraft] = useState(() => draftOf(item));
  const isSaved = isSame(draft, draftOf(base));

  const begin = (from: Item) => {
    setBase(from);
    setDraft(draftOf(from));
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
    /** For the question before leaving: the state at that moment. */
    isUnsaved: useCallback(() => hasChanges.current, []),
    /** To send as If-Match. */
    version: isUntouchedByOthers ? Math.max(item.version, base.version) : base.version,
    begin,
  };
}

const isSame = (left: unknown, right: unknown) => JSON.stringify(left) === JSON.stringify(right);
