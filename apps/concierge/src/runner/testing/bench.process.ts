import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { HlsIndex, RunnerState, StopReason } from '@app/contract';
import { freePort, waitFor } from '@app/kit/testing';

const run = promisify(execFile);
/** The built program, as an agent starts it (`npm run build:server` first). */
const runnerProgram = join(import.meta.dirname, '../../../../../dist/apps/concierge/src/runner/main.js');

export interface TaskOptions {
  type?: string;
  params?: Record<string, unknown>;
  publicationId?: string;
  taskId?: string;
  leaseToken?: number;
  replica?: number;
  stream?: string;
  /** Name on the RTMP server when it is not the stream's. */
  inputStream?: string;
  /** Another server's address. */
  inputUrl?: string;
  ffmpegPath?: string;
  directorUrls?: string[];
  allowPrivateTargets?: boolean;
}

export interface RunningTask {
  folder: string;
  process: ChildProcess;
  state(): Promise<RunnerState>;
  log(): Promise<string>;
  stop(reason: StopReason | null): Promise<number | null>;
}

/** A real RTMP server, real publishers and real runners in a temporary folder. `close` ends them all. */
export class RunnerBench {
  readonly announceToken = 'announce-token-of-tests';
  readonly #children: ChildProcess[] = [];
  #count = 0;

  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  static async open(): Promise<RunnerBench> {
    const bench = new RunnerBench(await mkdtemp(join(tmpdir(), 'runner-')), await freePort());
    const program = join(import.meta.dirname, 'rtmp-server.mjs');
    bench.start(process.execPath, [program, String(bench.port), join(bench.folder, 'server')]);
    await waitFor('the RTMP server', () => accepts(bench.port));
    return bench;
  }

  get storeRoot(): string {
    return join(this.folder, 'store');
  }

  start(command: string, args: readonly string[], environment: Record<string, string> = {}): ChildProcess {
    const child = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...environment } });
    this.#children.push(child);
    return child;
  }

  rtmpUrl(stream: string, application = 'live'): string {
    return `rtmp://127.0.0.1:${this.port}/${application}/${stream}`;
  }

  /**
   * Moving picture and tone, a keyframe each second.
   * @param sound lavfi source of the sound
   */
  publish(
    stream: string,
    { gopFrames = 30, url = this.rtmpUrl(stream), sound = 'sine=frequency=440:sample_rate=48000' } = {},
  ): ChildProcess {
    const source = [
      ...['-nostdin', '-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=30'],
      ...['-re', '-f', 'lavfi', '-i', sound, '-t', '900'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', String(gopFrames), '-pix_fmt', 'yuv420p', '-b:v', '300k'],
      ...['-c:a', 'aac', '-b:a', '64k', '-ac', '2', '-f', 'flv', url],
    ];
    return this.start('ffmpeg', source);
  }

  async runTask(options: TaskOptions): Promise<RunningTask> {
    const folder = join(this.folder, `task-${this.#count++}`);
    await mkdir(folder);
    await writeFile(join(folder, 'spec.json'), JSON.stringify(this.#specOf(options)));
    const child = this.start(process.execPath, [runnerProgram, folder]);
    return {
      folder,
      process: child,
      state: async () => JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as RunnerState,
      log: () => readFile(join(folder, 'ffmpeg.log'), 'utf8'),
      stop: (reason) => stopTask(folder, child, reason),
    };
  }

  async index(stream: string, replica = 0): Promise<HlsIndex | undefined> {
    const path = join(this.storeRoot, stream, `index-${replica}.json`);
    return readFile(path, 'utf8').then(
      (text) => JSON.parse(text) as HlsIndex,
      () => undefined,
    );
  }

  async close(): Promise<void> {
    const running = this.#children.filter((each) => each.exitCode === null && each.signalCode === null);
    await Promise.all(
      running.map(async (child) => {
        const exited = once(child, 'exit');
        child.kill('SIGKILL');
        await exited;
      }),
    );
    await rm(this.folder, { recursive: true, force: true });
  }

  #specOf(options: TaskOptions): unknown {
    const stream = options.stream ?? 'show';
    return {
      leaseToken: options.leaseToken ?? 1,
      ffmpegPath: options.ffmpegPath ?? 'ffmpeg',
      ffprobePath: 'ffprobe',
      store: { driver: 'fs', root: this.storeRoot },
      directorUrls: options.directorUrls ?? [],
      announceToken: this.announceToken,
      allowPrivateTargets: options.allowPrivateTargets ?? true,
      description: {
        taskId: options.taskId ?? randomUUID(),
        type: options.type ?? 'hls',
        replica: options.replica ?? 0,
        stream: { id: randomUUID(), name: stream },
        publicationId: options.publicationId ?? randomUUID(),
        publishedAt: new Date().toISOString(),
        inputUrl:
          options.inputUrl ?? `${this.rtmpUrl(options.inputStream ?? stream)}?task=t&lease=1&sig=0123456789abcdef`,
        params: options.params ?? {},
      },
    };
  }
}

/** `ffprobe -of json` of a file, standard input or address. @throws with ffprobe's complaint */
export async function ffprobe(input: string, ...more: readonly string[]): Promise<Record<string, any>> {
  const args = ['-v', 'error', '-show_streams', '-show_packets', '-of', 'json', ...more, input];
  const { stdout, stderr } = await run('ffprobe', args, { maxBuffer: 16 * 1024 * 1024, timeout: 60_000 });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, any>;
}

/** Decodes every picture and sample. @throws when ffmpeg complains about any */
export async function decode(path: string): Promise<void> {
  const { stderr } = await run('ffmpeg', ['-nostdin', '-v', 'warning', '-xerror', '-i', path, '-f', 'null', '-']);
  if (stderr !== '') throw new Error(stderr);
}

export async function isAlive(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'x (x) X');
  return !/\) [ZX]/.test(status);
}

async function stopTask(folder: string, child: ChildProcess, reason: StopReason | null): Promise<number | null> {
  if (reason !== null) await writeFile(join(folder, 'stop.json'), JSON.stringify({ reason }));
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await exited) as [number | null];
  return code;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
