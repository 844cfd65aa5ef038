import { freePort } from '@app/kit/testing';
import { createServer, type Server, type Socket } from 'node:net';
import { RtmpWire, messageLimits, type RtmpInput } from '../../apps/ingest/src/rtmp/rtmp-wire.js';

/** Media of one publisher counts for a slice of time of this length. */
const sliceMs = 250;

interface Push {
  key: string;
  session: number;
}

/**
 * An RTMP server as a restream target that lets several push to one key at once, and remembers who did when. Most real
 * targets refuse or mix a second publisher: what they would suffer is counted here.
 */
export class PushTarget {
  private readonly sockets = new Set<Socket>();
  /** Stream key -> slice of time -> sessions that media came from. */
  private readonly slices = new Map<string, Map<number, Set<number>>>();
  private sessions = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(): Promise<PushTarget> {
    const port = await freePort();
    const server = createServer();
    const target = new PushTarget(server, port);
    server.on('connection', (socket) => target.serve(socket));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    return target;
  }

  get url(): string {
    return `rtmp://127.0.0.1:${this.port}/push`;
  }

  /** Wall clock of the last media for this key, milliseconds; 0 = never. */
  lastMediaAt(key: string): number {
    return Math.max(0, ...[...(this.slices.get(key)?.keys() ?? [])].slice(-1)) * sliceMs;
  }

  /** Seconds since `from` (wall clock, milliseconds) in which more than one session pushed to this key. */
  doubledSeconds(key: string, from: number): number {
    return this.since(key, from).filter(([, sessions]) => sessions.size > 1).length * (sliceMs / 1_000);
  }

  /** The longest time since `from` without media for this key, seconds. */
  longestSilence(key: string, from: number, until: number): number {
    const times = [from, ...this.since(key, from).map(([slice]) => slice * sliceMs), until];
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    return Math.max(...gaps) / 1_000;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private since(key: string, from: number): [number, Set<number>][] {
    return [...(this.slices.get(key) ?? [])].filter(([slice]) => slice * sliceMs >= from);
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    this.sessions += 1;
    const push: Push = { key: '', session: this.sessions };
    const wire: RtmpWire = new RtmpWire({
      write: (bytes) => socket.write(bytes),
      receive: (input) => this.receive(wire, push, input),
    });
    socket.setNoDelay(true).on('data', (bytes) => {
      try {
        wire.feed(bytes);
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
  }

  private receive(wire: RtmpWire, push: Push, input: RtmpInput): void {
    if (input.kind === 'media') {
      if (push.key !== '' && input.type !== 'data') this.note(push);
      return;
    }
    switch (input.name) {
      case 'connect':
        wire.respondConnect(input);
        break;
      case 'releaseStream':
      case 'FCPublish':
        wire.respondResult(input);
        break;
      case 'createStream':
        wire.respondCreateStream(input);
        break;
      case 'publish':
        push.key = input.streamName;
        wire.maxMessageBytes = messageLimits.media;
        wire.sendStatus(input.streamId, 'NetStream.Publish.Start', 'Started publishing stream.');
        break;
    }
  }

  private note({ key, session }: Push): void {
    const slice = Math.floor(Date.now() / sliceMs);
    const slices = this.slices.get(key) ?? new Map<number, Set<number>>();
    this.slices.set(key, slices);
    const sessions = slices.get(slice) ?? new Set<number>();
    slices.set(slice, sessions);
    sessions.add(session);
  }
}
