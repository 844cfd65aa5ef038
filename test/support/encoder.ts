import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** ffmpeg as an encoder: a 640x360 test picture with a tone, 30 frames a second, a keyframe each second. */
const testPicture = [
  ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=30'],
  ['-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'],
  ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '30', '-pix_fmt', 'yuv420p'],
  ['-b:v', '800k', '-c:a', 'aac', '-b:a', '96k', '-f', 'flv'],
].flat();

export interface Encoder {
  pid: number;
  hasEnded(): boolean;
  stop(): Promise<void>;
}

/** Publishes the test picture until stopped. */
export function publish(url: string): Encoder {
  const child = spawn('ffmpeg', ['-nostdin', '-hide_banner', '-loglevel', 'error', ...testPicture, url], {
    stdio: 'ignore',
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid!,
    hasEnded,
    stop: async () => {
      if (hasEnded()) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Tries to publish and fails unless the server hangs up on it within 60 s. */
export async function publishRefused(url: string): Promise<void> {
  const child = spawn('ffmpeg', ['-nostdin', '-loglevel', 'error', ...testPicture, url], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(timer);
  if (code === null || code === 0) throw new Error('the publish was not refused');
}

export interface Probe {
  video?: { codec: string; width: number; height: number; framesPerSecond: number };
  audio?: { codec: string; sampleRate: number };
}

/** What ffprobe says of a file, an address, or media in memory. */
export async function probe(source: string | Buffer): Promise<Probe> {
  if (typeof source !== 'string') return probeBuffer(source);
  const { stdout } = await run(
    'ffprobe',
    ['-v', 'error', '-print_format', 'json', '-show_streams', '-show_error', source],
    { timeout: 60_000 },
  );
  const { streams } = JSON.parse(stdout) as { streams: ProbedStream[] };
  const video = streams.find(({ codec_type }) => codec_type === 'video');
  const audio = streams.find(({ codec_type }) => codec_type === 'audio');
  return {
    ...(video && {
      video: {
        codec: video.codec_name,
        width: video.width!,
        height: video.height!,
        framesPerSecond: fraction(video.avg_frame_rate!),
      },
    }),
    ...(audio && { audio: { codec: audio.codec_name, sampleRate: Number(audio.sample_rate) } }),
  };
}

interface ProbedStream {
  codec_type: string;
  codec_name: string;
  width?: number;
  height?: number;
  avg_frame_rate?: string;
  sample_rate?: string;
}

async function probeBuffer(media: Buffer): Promise<Probe> {
  const folder = await mkdtemp(join(tmpdir(), 'probe-'));
  try {
    const file = join(folder, 'segment.mp4');
    await writeFile(file, media);
    return await probe(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function fraction(text: string): number {
  const [numerator = 0, denominator = 1] = text.split('/').map(Number);
  return numerator / denominator;
}
