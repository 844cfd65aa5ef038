import type { Logger } from '@app/kit';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { parseDatagram } from './log-line.js';

/** Sums over the requests nginx told of, since the start of the agent. */
export interface SampledTotals {
  requests: number;
  bytes: number;
  /** Of those that asked the cache. */
  lookups: number;
  hits: number;
}

/** nginx with its directors away says something for each request: one line a second is enough to know. */
const quietMs = 1_000;

/** Takes what nginx says, by UDP on loopback: figures of requests are summed, words go into the agent's log. */
export class NginxLog {
  readonly totals: SampledTotals = { requests: 0, bytes: 0, lookups: 0, hits: 0 };
  private socket: Socket | undefined;
  private lastWordsAt = -Infinity;
  private unsaid = 0;

  constructor(
    private readonly port: number,
    private readonly logger: Logger,
  ) {}

  /** @throws Error when the port is taken */
  async listen(): Promise<void> {
    const socket = createSocket('udp4');
    socket.on('message', (datagram) => this.take(datagram.toString('utf8')));
    socket.bind(this.port, '127.0.0.1');
    await once(socket, 'listening');
    socket.on('error', (error) => this.logger.error({ err: error }, 'words of nginx cannot be received'));
    this.socket = socket;
  }

  async close(): Promise<void> {
    const { socket } = this;
    if (socket !== undefined) await new Promise<void>((resolve) => socket.close(resolve));
  }

  private take(datagram: string): void {
    const line = parseDatagram(datagram);
    if (line?.kind === 'words') return this.say(line.text);
    if (line === undefined) return;
    this.totals.requests += 1;
    this.totals.bytes += line.bytes;
    if (line.isHit === null) return;
    this.totals.lookups += 1;
    if (line.isHit) this.totals.hits += 1;
  }

  private say(text: string): void {
    const now = performance.now();
    if (now - this.lastWordsAt < quietMs) {
      this.unsaid += 1;
      return;
    }
    this.logger.warn({ nginx: text, notLogged: this.unsaid }, 'nginx has a complaint');
    this.lastWordsAt = now;
    this.unsaid = 0;
  }
}
