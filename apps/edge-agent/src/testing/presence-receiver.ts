import { edgePresence, type EdgePresence, type EdgePresenceAnswer } from '@app/contract';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export const edgeToken = 'token-of-the-edge-under-test';

/** Portier as an edge sees it: takes presences, checks each by the contract. */
export class PresenceReceiver {
  /** The newest last. */
  readonly heard: EdgePresence[] = [];
  /** Status instead of an answer. */
  refusal: number | undefined;
  requests = 0;
  private readonly server = createServer((request, response) => void this.take(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    const isAgreed = request.method === 'PUT' && request.url === '/api/v1/edges/self/presence';
    const isKnown = request.headers.authorization === `Bearer ${edgeToken}`;
    const body = edgePresence.safeParse(await json(request));
    response.statusCode = this.refusal ?? (!isAgreed ? 404 : !isKnown ? 401 : body.success ? 200 : 422);
    if (body.success && response.statusCode === 200) this.heard.push(body.data);
    const answer: EdgePresenceAnswer = { name: 'edge-1', state: 'active', incarnation: 1 };
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
  }
}
