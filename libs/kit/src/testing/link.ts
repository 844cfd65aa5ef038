import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * `pass`: as if the link were a cable. `refuse`: what is open is reset, what is new is reset.
 * `blackhole`: nothing arrives any more in either direction and nobody is told, as when a switch loses its power.
 */
export type LinkState = 'pass' | 'refuse' | 'blackhole';

interface Pair {
  near: Socket;
  far: Socket | undefined;
  /** One side ended while the link was dead: the other learns of it when the link is back. */
  isBroken: boolean;
}

/** One direction of talk between two programs, on a port of our own, that can be cut. */
export class Link {
  private readonly server: Server;
  private readonly pairs = new Set<Pair>();
  private state: LinkState = 'pass';

  /**
   * @param from program that connects, @param to program that listens; a cut of either cuts the link
   * @param listenPort where `from` is told that `to` is
   */
  constructor(
    readonly from: string,
    readonly to: string,
    readonly listenPort: number,
    private readonly targetPort: number,
  ) {
    this.server = createServer({ allowHalfOpen: false }, (near) => this.accept(near));
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.listenPort, '127.0.0.1', resolve);
    });
  }

  set(state: LinkState): void {
    if (state === this.state) return;
    this.state = state;
    for (const pair of [...this.pairs]) {
      if (state === 'refuse' || pair.isBroken) this.reset(pair);
      else if (state === 'blackhole') this.freeze(pair);
      else this.join(pair);
    }
  }

  async close(): Promise<void> {
    for (const pair of [...this.pairs]) this.reset(pair);
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(near: Socket): void {
    if (this.state === 'refuse') {
      near.resetAndDestroy();
      return;
    }
    const pair: Pair = { near, far: undefined, isBroken: false };
    this.pairs.add(pair);
    near.setNoDelay(true).pause();
    this.watch(pair, near);
    if (this.state === 'pass') this.join(pair);
  }

  private join(pair: Pair): void {
    if (pair.far === undefined) {
      pair.far = connect({ host: '127.0.0.1', port: this.targetPort, noDelay: true }).pause();
      this.watch(pair, pair.far);
    }
    pair.near.pipe(pair.far);
    pair.far.pipe(pair.near);
  }

  private freeze({ near, far }: Pair): void {
    near.unpipe().pause();
    far?.unpipe().pause();
  }

  private watch(pair: Pair, socket: Socket): void {
    socket.on('error', () => undefined);
    socket.on('close', (hadError) => {
      if (this.state === 'blackhole') pair.isBroken = true;
      else if (hadError) this.reset(pair);
      else this.end(pair, socket);
    });
  }

  /** One side is done: what it said before still arrives. */
  private end(pair: Pair, ended: Socket): void {
    this.pairs.delete(pair);
    const other = ended === pair.near ? pair.far : pair.near;
    other?.end();
    other?.resume();
  }

  private reset(pair: Pair): void {
    this.pairs.delete(pair);
    for (const socket of [pair.near, pair.far]) if (socket?.destroyed === false) socket.resetAndDestroy();
  }
}
