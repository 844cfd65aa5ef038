import { useEffect, useState } from 'react';

/** The secret of a link, from the fragment of the address; taken out of it, so that no history or screen share keeps it. */
export function useLinkSecret(): string {
  const [secret] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    const { pathname, search } = window.location;
    window.history.replaceState(window.history.state, '', pathname + search);
  }, []);
  return secret;
}
