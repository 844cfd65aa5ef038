import type { HlsIndex, HlsRendition } from '@app/contract';
import { writeFileAtomically } from '@app/kit';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface RecordedRendition {
  id: string;
  kind: 'video' | 'audio';
  folder: string;
  durations: number[];
}

/** Segments of one second that ffmpeg made of its test picture, ready to be stored as any broadcast. */
export interface Recording {
  renditions: RecordedRendition[];
  seconds: number;
}

const pictures = { v180: [320, 180], v90: [160, 90] } as const;

/** Real fragmented MP4 with sound, in two sizes, and `poster.jpg`. */
export async function record(folder: string, seconds: number): Promise<Recording> {
  const ids = ['v180', 'v90', 'a0'];
  for (const id of ids) await mkdir(join(folder, id), { recursive: true });
  const output = (id: string, encoding: string[]) => [
    ...encoding,
    ...['-f', 'hls', '-hls_time', '1', '-hls_list_size', '0', '-hls_segment_type', 'fmp4'],
    ...['-hls_segment_filename', join(folder, id, '%d.m4s'), '-hls_fmp4_init_filename', 'init.mp4'],
    join(folder, id, 'list.m3u8'),
  ];
  const x264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '25', '-sc_threshold', '0'];
  await promisify(execFile)('ffmpeg', [
    ...['-loglevel', 'error', '-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=25`],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-t', String(seconds)],
    ...output('v180', ['-map', '0:v', '-t', String(seconds), ...x264]),
    ...output('v90', ['-map', '0:v', '-t', String(seconds), '-vf', 'scale=160:90', ...x264]),
    ...output('a0', ['-map', '1:a', '-t', String(seconds), '-c:a', 'aac', '-b:a', '64k']),
  ]);
  const still = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25', '-frames:v', '1', '-update', '1'];
  await promisify(execFile)('ffmpeg', ['-loglevel', 'error', ...still, join(folder, 'poster.jpg')]);
  const renditions = await Promise.all(
    ids.map(async (id): Promise<RecordedRendition> => {
      const list = await readFile(join(folder, id, 'list.m3u8'), 'utf8');
      const durations = [...list.matchAll(/#EXTINF:([\d.]+)/g)].map((match) => Number(match[1]));
      return { id, kind: id === 'a0' ? 'audio' : 'video', folder: join(folder, id), durations };
    }),
  );
  return { renditions, seconds };
}

interface BroadcastOptions {
  store: string;
  stream: string;
  broadcastId: string;
  replica?: number;
  leaseToken?: number;
  windowSegments?: number;
}

/** A packager of a recording: stores segments and writes the index a live one would have written at that moment. */
export class RecordedBroadcast {
  readonly taskId = randomUUID();
  private readonly sectionId = randomUUID();
  private readonly epoch = new Date().toISOString();

  constructor(
    private readonly recording: Recording,
    private readonly options: BroadcastOptions,
  ) {}

  /** Stores the segments `[from, to)` of every rendition and the initialization sections. */
  async store(from: number, to: number): Promise<void> {
    const { store, stream, broadcastId } = this.options;
    for (const rendition of this.recording.renditions) {
      const folder = join(store, stream, broadcastId, rendition.id);
      await mkdir(folder, { recursive: true });
      await copyFile(join(rendition.folder, 'init.mp4'), join(folder, 'init-1.mp4'));
      for (let number = from; number < Math.min(to, rendition.durations.length); number++) {
        await copyFile(join(rendition.folder, `${number}.m4s`), join(folder, `${number}.m4s`));
      }
    }
  }

  /** The index that lists the segments `[from, to)`. */
  async index(from: number, to: number, change: Partial<HlsIndex> = {}): Promise<HlsIndex> {
    const { stream, broadcastId, replica = 0, leaseToken = 1, windowSegments = 60 } = this.options;
    return {
      version: 1,
      stream,
      broadcastId,
      replica,
      taskId: this.taskId,
      leaseToken,
      updatedAt: new Date().toISOString(),
      endedAt: null,
      segmentSeconds: 1,
      targetDurationSeconds: 2,
      windowSegments,
      sections: [{ id: this.sectionId, discontinuity: 0, base: 0, epoch: this.epoch }],
      renditions: await Promise.all(this.recording.renditions.map((each) => this.rendition(each, from, to))),
      poster: null,
      ...change,
    };
  }

  /** Writes the index object beside the segments. */
  async save(index: HlsIndex): Promise<void> {
    const path = join(this.options.store, index.stream, `index-${index.replica}.json`);
    await writeFileAtomically(path, JSON.stringify(index));
  }

  private async rendition(recorded: RecordedRendition, from: number, to: number): Promise<HlsRendition> {
    const { broadcastId } = this.options;
    const [width, height] = recorded.id === 'v180' || recorded.id === 'v90' ? pictures[recorded.id] : [null, null];
    const numbers = recorded.durations.map((_duration, number) => number).slice(from, to);
    const isVideo = recorded.kind === 'video';
    return {
      id: recorded.id,
      kind: recorded.kind,
      codecs: isVideo ? 'avc1.42c00d' : 'mp4a.40.2',
      bandwidth: isVideo ? (height ?? 0) * 4000 : 72_000,
      averageBandwidth: isVideo ? (height ?? 0) * 3000 : 64_000,
      width,
      height,
      frameRate: isVideo ? 25 : null,
      channels: isVideo ? null : 1,
      inits: [{ sectionId: this.sectionId, uri: `${broadcastId}/${recorded.id}/init-1.mp4` }],
      segments: await Promise.all(
        numbers.map(async (number) => ({
          sequence: number,
          sectionId: this.sectionId,
          durationSeconds: recorded.durations[number] ?? 1,
          bytes: (await stat(join(recorded.folder, `${number}.m4s`))).size,
          uri: `${broadcastId}/${recorded.id}/${number}.m4s`,
        })),
      ),
    };
  }
}
