import { createServer, type AddressInfo, type Server } from 'node:net';
import { RtmpSession, type SessionParts } from './session.loop.js';

interface ListenOptions {
  host: string;
  port: number;
  maxConnections: number;
}

/** How long `close` waits for the last hooks, milliseconds. */
const closeWaitMs = 5000;
/** How often sessions are sampled, milliseconds. */
const watchIntervalMs = 1000;

/** The RTMP port: one session for each connection. */
export class RtmpServer {
  readonly sessions = new Map<RtmpSession, Promise<void>>();
  private readonly server: Server;
  private watcher: NodeJS.Timeout | undefined;
  private turnedAway = 0;

  constructor(private readonly parts: SessionParts) {
    this.server = createServer((socket) => {
      const session = new RtmpSession(socket, parts);
      const done = session.run().finally(() => this.sessions.delete(session));
      this.sessions.set(session, done);
    });
    this.server.on('drop', () => (this.turnedAway += 1));
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get isListening(): boolean {
    return this.server.listening;
  }

  /** @throws Error when the port is taken. */
  async listen({ host, port, maxConnections }: ListenOptions): Promise<void> {
    this.server.maxConnections = maxConnections;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
    this.watcher = setInterval(() => this.watch(performance.now()), watchIntervalMs);
  }

  /** Disconnects everybody and waits for their on_unpublish, on_stop and on_close (SRS's SIGQUIT, not its SIGTERM). */
  async close(): Promise<void> {
    clearInterval(this.watcher);
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const session of this.sessions.keys()) session.kick('server_stopping');
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => (timer = setTimeout(resolve, closeWaitMs)));
    await Promise.race([Promise.all([closed, ...this.sessions.values()]), deadline]);
    clearTimeout(timer);
  }

  private watch(now: number): void {
    if (this.turnedAway > 0) this.parts.logger.warn({ connections: this.turnedAway }, 'connection limit reached');
    this.turnedAway = 0;
    for (const session of this.sessions.keys()) session.watch(now);
    for (const source of this.parts.origin.sources) {
      source.received.sample(now, source.receivedBytes);
      source.sent.sample(now, source.sentBytes);
    }
  }
}
