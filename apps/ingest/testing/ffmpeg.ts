import { spawn, type ChildProcess } from 'node:child_process';

export interface Run {
  child: ChildProcess;
  /** Exit code and output; resolves when it has ended. */
  done: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** A small moving picture with sound: 320x180, 25 frames a second, a keyframe each second. */
const testSource = [
  ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25'],
  ['-f', 'lavfi', '-i', 'sine=sample_rate=44100'],
  ['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-g', '25', '-c:a', 'aac', '-ac', '2'],
].flat();

export function run(program: 'ffmpeg' | 'ffprobe', args: string[]): Run {
  const child = spawn(program, ['-v', 'error', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const done = new Promise<Awaited<Run['done']>>((resolve) => {
    child.on('close', (code) => resolve({ code, ...output }));
  });
  return { child, done };
}

/** Publishes the test source in real time until killed or `seconds` are over. */
export function publish(url: string, seconds: number): Run {
  return run('ffmpeg', [...testSource, '-t', String(seconds), '-f', 'flv', url]);
}

/** Writes the test source to a file, as fast as it goes. */
export async function record(path: string, seconds: number): Promise<void> {
  const { done } = run('ffmpeg', ['-y', ...testSource.slice(1), '-t', String(seconds), '-f', 'flv', path]);
  const { code, stderr } = await done;
  if (code !== 0) throw new Error(stderr);
}
