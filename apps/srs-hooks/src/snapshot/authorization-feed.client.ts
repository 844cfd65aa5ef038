import { authorizationFeed, PortierError, type AuthorizationFeed } from '@app/contract';
import { setTimeout as delay } from 'node:timers/promises';

/** What portier may take beyond the wait it was asked for, such as a full feed of 100,000 streams. */
const answerTimeoutMs = 30_000;
/** Checking 1000 streams takes about 5 ms; hooks are answered in between. */
const streamsAtOnce = 1_000;

export interface FeedRequest {
  /** Cursor of the last feed; undefined = everything. */
  after: string | undefined;
  waitSeconds: number;
  signal: AbortSignal;
}

/** `GET /api/v1/feeds/authorization` of portier. */
export class AuthorizationFeedClient {
  constructor(
    private readonly portierUrl: string,
    private readonly token: string,
  ) {}

  /**
   * Everything, or what changed since `after`, at the latest after `waitSeconds`.
   * @throws PortierError `unavailable`, `unauthenticated`, or `stale` when portier does not know the cursor any more
   */
  async fetch({ after, waitSeconds, signal }: FeedRequest): Promise<AuthorizationFeed> {
    const url = new URL('/api/v1/feeds/authorization', this.portierUrl);
    if (after !== undefined) url.searchParams.set('after', after);
    url.searchParams.set('waitSeconds', String(waitSeconds));
    const timeout = AbortSignal.timeout(waitSeconds * 1_000 + answerTimeoutMs);
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${this.token}`, accept: 'application/json' },
      signal: AbortSignal.any([signal, timeout]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new PortierError(codeOf(response.status, after), `portier answered ${response.status}`);
    }
    return parseFeed(await response.json());
  }
}

function codeOf(status: number, after: string | undefined): 'unauthenticated' | 'stale' | 'unavailable' {
  if (status === 401 || status === 403) return 'unauthenticated';
  return status >= 400 && status < 500 && after !== undefined ? 'stale' : 'unavailable';
}

/**
 * A feed after its check by the contract, in slices: it may be large, and hooks must not wait for it.
 * @throws PortierError `malformed`
 */
export async function parseFeed(json: unknown): Promise<AuthorizationFeed> {
  const { streams } = (json ?? {}) as { streams?: unknown };
  const rest = authorizationFeed.safeParse({ ...(json as object), streams: [] });
  if (!rest.success || !Array.isArray(streams)) throw new PortierError('malformed', 'the feed has not the agreed form');
  const checked: AuthorizationFeed['streams'] = [];
  for (let from = 0; from < streams.length; from += streamsAtOnce) {
    const slice = authorizationFeed.shape.streams.safeParse(streams.slice(from, from + streamsAtOnce));
    if (!slice.success) throw new PortierError('malformed', 'a stream of the feed has not the agreed form');
    for (const stream of slice.data) checked.push(stream);
    await delay(0);
  }
  return { ...rest.data, streams: checked };
}
