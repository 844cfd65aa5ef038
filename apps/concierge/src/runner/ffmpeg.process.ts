import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { RunEnd } from './classify.js';

export interface FfmpegOptions {
  ffmpegPath: string;
  argv: readonly string[];
  cwd: string;
  /** Number of pipes from file descriptor 3 on. */
  pipes: number;
  onProgress: (text: string) => void;
  onLog: (line: string) => void;
  /** A chunk of pipe `3 + position`. */
  onOutput: (position: number, chunk: Buffer) => void;
}

const firstPipe = 3;
const longestLine = 2_000;

/**
 * One run of ffmpeg. `setpriv --pdeathsig KILL` ties it to this process: a runner that is killed leaves no ffmpeg that goes on
 * pushing to a target. (setpriv replaces itself, so the child's pid is ffmpeg's.)
 */
export class FfmpegProcess {
  /** Resolves after ffmpeg ended and all of its output was handed over. */
  readonly ended: Promise<Pick<RunEnd, 'code' | 'signal' | 'spawnErrno'>>;
  readonly #child: ChildProcess;

  constructor(options: FfmpegOptions) {
    const stdio: StdioOptions = [
      'ignore',
      'pipe',
      'pipe',
      ...Array.from({ length: options.pipes }, () => 'pipe' as const),
    ];
    this.#child = spawn('setpriv', ['--pdeathsig', 'KILL', options.ffmpegPath, ...options.argv], {
      cwd: options.cwd,
      stdio,
      // A fixed environment: proxies, loggers and preload settings of the agent are not ffmpeg's.
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', AV_LOG_FORCE_NOCOLOR: '1', ...clusterMark() },
    });
    this.ended = this.#end();
    this.#child.stdout?.on('data', (chunk: Buffer) => options.onProgress(chunk.toString('latin1')));
    readLines(this.#child.stderr, options.onLog);
    for (let position = 0; position < options.pipes; position++) {
      const pipe = this.#child.stdio[firstPipe + position] as Readable | undefined;
      pipe?.on('data', (chunk: Buffer) => options.onOutput(position, chunk));
      pipe?.on('error', () => undefined); // its end is told by `close`
    }
  }

  get pid(): number | null {
    return this.#child.pid ?? null;
  }

  /** Lets ffmpeg finish what it has, and kills it when that takes too long. */
  async stop(deadlineMs: number): Promise<void> {
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.kill(), deadlineMs);
    await this.ended;
    clearTimeout(timer);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async #end(): Promise<Pick<RunEnd, 'code' | 'signal' | 'spawnErrno'>> {
    try {
      const [code, signal] = (await once(this.#child, 'close')) as [number | null, string | null];
      // setpriv answers 127 or 126 when the program is not there or cannot be run.
      const spawnErrno = code === 127 ? 'ENOENT' : code === 126 ? 'EACCES' : null;
      return { code, signal, spawnErrno };
    } catch (error) {
      return { code: null, signal: null, spawnErrno: (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN' };
    }
  }
}

/** ffmpeg's text may hold bytes of the source's metadata that are no UTF-8; they become U+FFFD. */
function readLines(stream: Readable | null, onLine: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (text: string) => {
    const lines = (rest + text).split(/[\r\n]+/);
    rest = (lines.pop() ?? '').slice(-longestLine);
    for (const line of lines) if (line !== '') onLine(line.slice(0, longestLine));
  });
  stream?.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}

/** Marks what belongs to a cluster on one machine (`npm start`), so that nothing of it is left behind. */
function clusterMark(): Record<string, string> {
  // eslint-disable-next-line no-restricted-properties -- what is passed on, not a setting of ours
  const home = process.env['PORTIER_CLUSTER'];
  return home === undefined ? {} : { PORTIER_CLUSTER: home };
}
