import { connect, createServer, type Server, type Socket } from 'node:net';

interface BalancerOptions {
  listenPort: number;
  /** Ports of the replicas, and the path that says whether one can work. */
  backends: number[];
  readyPath: string;
  /**
   * A backend that has not begun to answer after this long is given up for the next one, milliseconds; as nginx'
   * `proxy_next_upstream error timeout`. Undefined: the first connection decides, for long polls.
   */
  nextAfterMs?: number;
}

const checkIntervalMs = 500;
const checkTimeoutMs = 1_000;
/** More than any request that is sent again. */
const maxReplayBytes = 1_048_576;

/** A small TCP balancer in front of the replicas of one program, with health checks, as operators put one there. */
export class Balancer {
  private readonly server: Server;
  private readonly healthy: Set<number>;
  private readonly sockets = new Set<Socket>();
  private timer: NodeJS.Timeout | undefined;
  private turn = 0;

  constructor(private readonly options: BalancerOptions) {
    this.healthy = new Set(options.backends);
    this.server = createServer((client) => this.serve(client));
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.options.listenPort, '127.0.0.1', resolve);
    });
    this.timer = setInterval(() => this.checkAll(), checkIntervalMs);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private checkAll(): void {
    for (const port of this.options.backends) {
      fetch(`http://127.0.0.1:${port}${this.options.readyPath}`, { signal: AbortSignal.timeout(checkTimeoutMs) })
        .then(async (answer) => {
          await answer.body?.cancel();
          this.mark(port, answer.ok);
        })
        .catch(() => this.mark(port, false));
    }
  }

  private mark(port: number, isHealthy: boolean): void {
    if (isHealthy) this.healthy.add(port);
    else this.healthy.delete(port);
  }

  /** Healthy ones first, in turn; the others are better than nothing. */
  private order(): number[] {
    const { backends } = this.options;
    this.turn += 1;
    const rotated = backends.map((_, index) => backends[(index + this.turn) % backends.length]!);
    return [...rotated.filter((port) => this.healthy.has(port)), ...rotated.filter((port) => !this.healthy.has(port))];
  }

  private serve(client: Socket): void {
    this.track(client).setNoDelay(true);
    const said: Buffer[] = [];
    let length = 0;
    const listen = (bytes: Buffer) => {
      length += bytes.length;
      if (length <= maxReplayBytes) said.push(bytes);
    };
    client.on('data', listen);
    this.tryNext(client, said, this.order());
  }

  /** Sends what the client said so far to the next backend; the first one that answers has the connection. */
  private tryNext(client: Socket, said: Buffer[], [port, ...others]: number[]): void {
    if (port === undefined || client.destroyed) {
      client.destroy();
      return;
    }
    const backend = this.track(connect({ host: '127.0.0.1', port, noDelay: true }));
    const { nextAfterMs } = this.options;
    let state: 'trying' | 'answers' | 'given up' = 'trying';
    const giveUp = () => {
      if (state !== 'trying') return;
      state = 'given up';
      clearTimeout(timer);
      client.off('data', forward);
      backend.destroy();
      this.mark(port, false);
      this.tryNext(client, said, others);
    };
    const timer = nextAfterMs === undefined ? undefined : setTimeout(giveUp, nextAfterMs);
    const forward = (bytes: Buffer) => backend.write(bytes);
    const settle = () => {
      if (state !== 'trying') return;
      state = 'answers';
      clearTimeout(timer);
      client.on('close', () => backend.destroy());
    };
    backend.on('connect', () => {
      for (const bytes of said) backend.write(bytes);
      client.on('data', forward);
      if (nextAfterMs === undefined) settle();
    });
    backend.on('data', (bytes: Buffer) => {
      settle();
      if (state === 'answers') client.write(bytes);
    });
    backend.on('close', () => (state === 'answers' ? client.end() : giveUp()));
    client.on('close', () => {
      clearTimeout(timer);
      backend.destroy();
    });
  }

  private track(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
    return socket;
  }
}
