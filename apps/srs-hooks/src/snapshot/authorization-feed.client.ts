import { authorizationFeed, PortierError, type AuthorizationFeed } from '@app/contract';
import { FeedClient } from '@app/kit';
import { setTimeout as delay } from 'node:timers/promises';

/** Checking 1000 streams takes about 5 ms; hooks are answered in between. */
const streamsAtOnce = 1_000;

/** `GET /api/v1/feeds/authorization` of portier. */
export class AuthorizationFeedClient extends FeedClient<AuthorizationFeed> {
  constructor(portierUrl: string, token: string) {
    super({ portierUrl, token, name: 'authorization', parse: parseFeed });
  }
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
