import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { sessionKey } from '../api/keys.js';
import { affectedBy, type AffectedKey } from './affected.js';
import { coalesce } from './coalesce.js';
import { LiveConnection, type LiveState } from './live-connection.js';

const LiveStateContext = createContext<LiveState>('connecting');

/** How the event stream is doing. */
export const useLiveState = () => useContext(LiveStateContext);

/** Shortest time between two rounds of fetching what events made stale, milliseconds. */
const refreshPauseMs = 700;
/** The same for figures, which change all the time and come for everything that is live together. */
const figuresPauseMs = 2_000;
/** A hidden tab keeps its connection this long, milliseconds. */
const restAfterMs = 60_000;

/** Keeps everything the pages show current, as long as somebody is signed in. */
export function LiveProvider({ isSignedIn, children }: { isSignedIn: boolean; children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    if (!isSignedIn) return;
    const refreshing = (pauseMs: number) =>
      coalesce<AffectedKey>({
        keyOf: (key) => key.join(' '),
        flush: (keys) => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))),
        pauseMs,
        setTimer: (run, delayMs) => setTimeout(run, delayMs),
      });
    const [refresh, refreshFigures] = [refreshing(refreshPauseMs), refreshing(figuresPauseMs)];
    const connection = new LiveConnection({
      onState: setState,
      onEvent: (event) => (event.topic === 'figures' ? refreshFigures : refresh)(affectedBy(event)),
      onOpen: () => void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] }),
      onUnauthenticated: () => client.setQueryData(sessionKey, null),
    });
    connection.start();
    const stopWatching = watchPage(connection);
    return () => {
      stopWatching();
      connection.stop();
    };
  }, [client, isSignedIn]);

  return <LiveStateContext value={state}>{children}</LiveStateContext>;
}

/** Lets a hidden tab rest, and reconnects at once when it is seen again or the network is back. */
function watchPage(connection: LiveConnection): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isResting = false;
  const onVisibility = () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(() => {
        isResting = true;
        connection.rest();
      }, restAfterMs);
    } else if (isResting) {
      isResting = false;
      connection.start();
    }
  };
  const onOnline = () => {
    if (!document.hidden) connection.start();
  };
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', onOnline);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('online', onOnline);
  };
}
