import { randomInt } from 'node:crypto';
import type { ServerIdentity } from '../hooks/hook.js';
import { streamUrl, type StreamAddress } from '../rtmp/stream-address.js';
import type { ByteRate } from './byte-rate.js';
import { LiveSource } from './live-source.js';

export type ClientType = 'fmle-publish' | 'flash-publish' | 'rtmp-play';

/** A connection that named a stream: what the API lists under `clients`. */
export interface Client {
  readonly id: string;
  readonly ip: string;
  readonly type: ClientType;
  readonly tcUrl: string;
  readonly pageUrl: string;
  readonly swfUrl: string;
  /** Monotonic milliseconds at which it connected. */
  readonly connectedAt: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly received: ByteRate;
  readonly sent: ByteRate;
  /** Ends the connection, also in the middle of a hook. */
  kick(reason: string): void;
}

/** All live sessions of this process. An entry is gone with its last client, as with SRS. */
export class Origin {
  readonly vhostId = `vid-${randomWord(7)}`;
  readonly clients = new Map<string, { client: Client; source: LiveSource }>();
  private readonly sourcesByUrl = new Map<string, LiveSource>();

  constructor(readonly identity: ServerIdentity) {}

  get sources(): LiveSource[] {
    return [...this.sourcesByUrl.values()];
  }

  /** Lists the client under the stream it named; the stream's entry is made if it is the first. */
  enter(client: Client, address: StreamAddress): LiveSource {
    const url = streamUrl(address);
    const source =
      this.sourcesByUrl.get(url) ?? new LiveSource(`vid-${randomWord(7)}`, address.app, address.stream, url);
    this.sourcesByUrl.set(url, source);
    this.clients.set(client.id, { client, source });
    return source;
  }

  exit(client: Client): void {
    const entry = this.clients.get(client.id);
    if (entry === undefined) return;
    this.clients.delete(client.id);
    if (this.clientsOf(entry.source) === 0) this.sourcesByUrl.delete(entry.source.url);
  }

  /** How many clients a stream has, its publisher included. */
  clientsOf(source: LiveSource): number {
    let count = 0;
    for (const entry of this.clients.values()) if (entry.source === source) count += 1;
    return count;
  }
}

/** Random `[0-9a-z]`, as SRS makes its ids. */
export function randomWord(length: number): string {
  return Array.from({ length }, () => randomInt(36).toString(36)).join('');
}
