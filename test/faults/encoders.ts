import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultCluster } from './fault-cluster.js';
import { streams, visitedStream } from './topology.js';

/** As OBS waits by default before it connects again. */
const reconnectMs = 2_000;

/** An encoder that connects again by itself, for ever. */
export class Encoder {
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;
  /** Connections that ended, refused ones too. */
  ends = 0;

  constructor(
    readonly stream: string,
    readonly origin: string,
    private readonly argv: readonly string[],
    private readonly home: string,
  ) {
    this.connect();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  private connect(): void {
    this.child = spawn('ffmpeg', [...this.argv], {
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], PORTIER_CLUSTER: this.home },
    });
    this.child.once('exit', () => {
      this.ends += 1;
      if (!this.isStopped) this.timer = setTimeout(() => this.connect(), reconnectMs);
    });
  }
}

/** How long a visit lasts, and the time between two. */
const visitMs = 2_000;
const pauseMs = 500;

/** Publishes for a moment, on one media server after the other, until stopped. */
export class Visitor {
  private child: ChildProcess | undefined;
  private running: Promise<void> = Promise.resolve();
  private abort = new AbortController();

  constructor(
    private readonly cluster: FaultCluster,
    private readonly film: string,
  ) {}

  begin(): void {
    this.abort = new AbortController();
    this.running = this.run(this.abort.signal).catch(() => undefined);
  }

  /** Returns when the last visit is over. */
  async end(): Promise<void> {
    this.abort.abort();
    this.child?.kill('SIGKILL');
    await this.running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    for (let turn = 0; !signal.aborted; turn += 1) {
      await this.visit(visitedStream.origins[turn % 2]!, signal);
      await delay(pauseMs, undefined, { signal });
    }
  }

  private async visit(origin: string, signal: AbortSignal): Promise<void> {
    const { ports, home } = this.cluster.place;
    const url = `rtmp://127.0.0.1:${ports[`encoders>${origin}:rtmp`]}/live/${visitedStream.key}`;
    const child = spawn('ffmpeg', publishArguments(this.film, url), {
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], PORTIER_CLUSTER: home },
    });
    this.child = child;
    const ended = once(child, 'exit');
    await delay(visitMs, undefined, { signal }).catch(() => undefined);
    child.kill('SIGKILL');
    await ended;
  }
}

/** They copy a film, so that encoding takes no part of the machine. */
function publishArguments(film: string, url: string): string[] {
  return ['-nostdin', '-loglevel', 'error', '-re', '-stream_loop', '-1', '-i', film, '-c', 'copy', '-f', 'flv', url];
}

/** One encoder for each stream and origin. */
export function startEncoders({ place }: FaultCluster, film: string): Encoder[] {
  return streams.flatMap(({ name, key, keyForm, origins }) =>
    origins.map((origin) => {
      const path = keyForm === 'name' ? key : `${name}?key=${key}`;
      const url = `rtmp://127.0.0.1:${place.ports[`encoders>${origin}:rtmp`]}/live/${path}`;
      return new Encoder(name, origin, publishArguments(film, url), place.home);
    }),
  );
}

/** 10 min of 320x180 at 15 frames a second with a keyframe each second, and a tone. */
export function makeFilm(home: string): string {
  const film = join(home, 'film.flv');
  const made = spawnSync('ffmpeg', [
    ...['-nostdin', '-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=15'],
    ...['-f', 'lavfi', '-i', 'sine=sample_rate=48000', '-t', '600', '-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-g', '15', '-pix_fmt', 'yuv420p', '-b:v', '200k', '-c:a', 'aac', '-b:a', '64k', film],
  ]);
  if (made.status !== 0) throw new Error(`ffmpeg cannot make the film: ${made.stderr.toString()}`);
  return film;
}
