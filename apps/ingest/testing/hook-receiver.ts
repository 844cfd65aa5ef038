import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedHook {
  action: string;
  body: Record<string, unknown>;
  headerNames: string[];
  /** Port of the sender: another one for each connection. */
  remotePort: number;
  at: number;
}

type Reply = (hook: ReceivedHook, response: ServerResponse) => void;

/** A real HTTP server in the place of srs-hooks. Accepts everything until told otherwise. */
export class HookReceiver {
  readonly hooks: ReceivedHook[] = [];
  private reply: Reply = (_hook, response) => response.end('{"code":0}');
  private constructor(private readonly server: Server) {}

  static async start(): Promise<HookReceiver> {
    const server = createServer();
    const receiver = new HookReceiver(server);
    server.on('request', (request, response) => void receiver.receive(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hooks/secret-of-the-test`;
  }

  answerWith(reply: Reply): void {
    this.reply = reply;
  }

  acceptAll(): void {
    this.answerWith((_hook, response) => response.end('{"code":0}'));
  }

  forget(): void {
    this.hooks.length = 0;
  }

  /** Actions in the order they came, of one stream's clients or of all. */
  actions(clientId?: unknown): string[] {
    return this.hooks
      .filter(({ body }) => clientId === undefined || body['client_id'] === clientId)
      .map(({ action }) => action);
  }

  /** The hook of this action for a stream; the newest when there are several. */
  find(action: string, stream: string): ReceivedHook | undefined {
    return this.hooks.findLast((hook) => hook.action === action && hook.body['stream'] === stream);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
    const hook: ReceivedHook = {
      action: String(body['action']),
      body,
      headerNames: request.rawHeaders.filter((_value, index) => index % 2 === 0),
      remotePort: request.socket.remotePort ?? 0,
      at: performance.now(),
    };
    this.hooks.push(hook);
    this.reply(hook, response);
  }
}
