import { edgesFeed, PortierError, type EdgesFeed } from '@app/contract';
import { deadline } from '@app/kit';

/** More than one question a second is of no use. */
const timeoutMs = 2_000;

interface Portier {
  portierUrl: string;
  token: string;
}

/**
 * `GET <portier>/api/v1/feeds/edges`: all edges, whole.
 * @throws PortierError `unavailable`, or `malformed` when the answer has not the agreed form
 */
export async function fetchEdges({ portierUrl, token }: Portier, signal: AbortSignal): Promise<EdgesFeed> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const text = await fetch(new URL('api/v1/feeds/edges', portierUrl.replace(/\/*$/, '/')), {
    headers,
    signal: deadline(timeoutMs, signal),
  })
    .then(async (response) => {
      if (response.ok) return response.text();
      await response.body?.cancel();
      throw new PortierError('unavailable', `portier answered ${response.status} to a question for edges`);
    })
    .catch((error: unknown) => {
      if (error instanceof PortierError) throw error;
      throw new PortierError('unavailable', 'portier cannot be reached to ask for edges', { cause: error });
    });
  try {
    return edgesFeed.parse(JSON.parse(text));
  } catch (error) {
    throw new PortierError('malformed', 'the feed of edges has not the agreed form', { cause: error });
  }
}
