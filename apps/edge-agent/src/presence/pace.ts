import { edgePresenceEveryMs } from '@app/contract';
import { backoff, type Backoff } from '@app/kit';

/** How a turn of the presence ended. `nginx_silent`: nothing was said. */
export type Condition =
  | 'told'
  | 'nginx_silent'
  /** No answer, or 5xx. */
  | 'unreachable'
  /** The token is not, or no longer, that of an edge. */
  | 'unauthorized'
  /** Portier understands something else. */
  | 'refused';

/** Well below the 5 s that portier gives the edges after an outage of its own. */
const outage: Backoff = { firstMs: edgePresenceEveryMs, longestMs: 3_000, spread: [0.5, 1] };
/** A wrong token must be corrected by somebody. */
const unauthorizedMs = 15_000;

/**
 * Pause before the next turn, milliseconds.
 * @param failures in a row, from 1
 * @param random 0 to 1: edges of a portier that comes back do not all speak in the same moment
 */
export function pauseMs(condition: Condition, failures: number, random: number): number {
  switch (condition) {
    case 'told':
    case 'nginx_silent':
      return edgePresenceEveryMs;
    case 'unauthorized':
      return unauthorizedMs * (0.75 + random / 4);
    case 'unreachable':
    case 'refused':
      return backoff(failures, outage, random);
  }
}
