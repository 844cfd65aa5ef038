import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedPost {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a receiver does with a request; it takes it unless a test says otherwise. */
type Behaviour = (response: ServerResponse, post: ReceivedPost) => void;

/** A real receiver of webhooks on loopback. */
export interface Receiver {
  url: string;
  posts: ReceivedPost[];
  behave(behaviour: Behaviour): void;
  close(): void;
}

const takes: Behaviour = (response) => void response.end('thank you');

export async function openReceiver(): Promise<Receiver> {
  const posts: ReceivedPost[] = [];
  let behaviour = takes;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const post = { path: request.url ?? '', headers: request.headers, body };
      posts.push(post);
      behaviour(response, post);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    behave: (next) => (behaviour = next),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** An honest receiver again, without a memory. */
export function reset(receiver: Receiver): void {
  receiver.posts.length = 0;
  receiver.behave(takes);
}
