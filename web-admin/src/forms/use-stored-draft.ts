import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { sessionKey } from '../api/keys.js';
import type { User } from '../api/types.js';
import { clearDraft, readDraft, writeDraft } from './stored-draft.js';

/**
 * The unsaved text of one form of one person.
 * @param name of the form and what it is about, such as `stream-settings/<id>`; undefined = keep nothing
 */
export function useStoredDraft<Base, Draft>(name: string | undefined) {
  const user = useQueryClient().getQueryData<User | null>(sessionKey);
  // Of the person who began to type, also while the sign-in has ended.
  const [key] = useState(name === undefined ? undefined : `${user?.id ?? ''}/${name}`);
  const [found] = useState(() => (key === undefined ? undefined : readDraft<Base, Draft>(key)));
  return {
    /** What was there when the form came. */
    found,
    keep: useCallback((base: Base, draft: Draft) => key !== undefined && writeDraft(key, { base, draft }), [key]),
    clear: useCallback(() => key !== undefined && clearDraft(key), [key]),
  };
}
