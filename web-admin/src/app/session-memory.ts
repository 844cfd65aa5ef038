import { useRef } from 'react';
import type { User } from '../api/types.js';

/** True once somebody has been signed in since this page was loaded. */
export function useHasBeenSignedIn(user: User | null | undefined): boolean {
  const hasBeen = useRef(false);
  if (user) hasBeen.current = true;
  return hasBeen.current;
}
