import type { ProbedInput } from '@app/tasks';
import { z } from 'zod';

/** The part of `ffprobe -of json -show_format -show_streams -show_packets` that matters. */
const ffprobeOutput = z.object({
  format: z.object({ start_time: z.string().optional() }).optional(),
  streams: z
    .array(
      z.object({
        codec_type: z.string().optional(),
        codec_name: z.string().optional(),
        profile: z.string().optional(),
        width: z.number().optional(),
        height: z.number().optional(),
        sample_aspect_ratio: z.string().optional(),
        r_frame_rate: z.string().optional(),
        avg_frame_rate: z.string().optional(),
        sample_rate: z.string().optional(),
        channels: z.number().optional(),
        start_time: z.string().optional(),
      }),
    )
    .default([]),
  packets: z.array(z.object({ pts_time: z.string().optional(), flags: z.string().optional() })).default([]),
});
type FfprobeStream = z.infer<typeof ffprobeOutput>['streams'][number];

/** Arguments for a quick look: a fraction of a second of an RTMP stream, longer only to see keyframes. */
export function probeArguments(inputUrl: string, keyframeSeconds: number | null): string[] {
  const watch =
    keyframeSeconds === null
      ? []
      : ['-select_streams', 'v:0', '-show_packets', '-read_intervals', `%+${keyframeSeconds}`];
  return [
    ['-v', 'error', '-rw_timeout', '5000000', '-analyzeduration', '500000', '-fpsprobesize', '0'],
    ['-show_format', '-show_streams', ...watch, '-of', 'json', inputUrl],
  ].flat();
}

/** What ffprobe found, or undefined when it saw neither picture nor sound. @throws Error on output that is no JSON. */
export function readProbe(json: string): ProbedInput | undefined {
  const output = ffprobeOutput.parse(JSON.parse(json));
  const video = output.streams.find((stream) => stream.codec_type === 'video');
  const audio = output.streams.find((stream) => stream.codec_type === 'audio');
  const starts = [output.format?.start_time, ...output.streams.map((stream) => stream.start_time)]
    .map((text) => Number.parseFloat(text ?? ''))
    .filter((value) => Number.isFinite(value) && value >= 0);
  const probed = {
    startSeconds: starts.length === 0 ? 0 : Math.min(...starts),
    video: video === undefined ? null : readVideo(video, output.packets),
    audio: audio === undefined ? null : readAudio(audio),
  };
  return probed.video === null && probed.audio === null ? undefined : probed;
}

function readVideo(stream: FfprobeStream, packets: z.infer<typeof ffprobeOutput>['packets']): ProbedInput['video'] {
  const { codec_name: codec, width, height } = stream;
  if (codec === undefined || width === undefined || height === undefined || width < 2 || height < 2) return null;
  return {
    codec,
    width: Math.round(width * ratioOf(stream.sample_aspect_ratio, ':', 1)),
    height,
    framesPerSecond: ratioOf(stream.avg_frame_rate, '/', 0) || ratioOf(stream.r_frame_rate, '/', 0),
    keyframeIntervalSeconds: longestInterval(packets),
  };
}

function readAudio(stream: FfprobeStream): ProbedInput['audio'] {
  const sampleRate = Number(stream.sample_rate ?? 0);
  if (stream.codec_name === undefined || sampleRate === 0) return null;
  return { codec: stream.codec_name, profile: stream.profile ?? null, sampleRate, channels: stream.channels ?? 0 };
}

function longestInterval(
  packets: readonly { pts_time?: string | undefined; flags?: string | undefined }[],
): number | null {
  const times = packets
    .filter((packet) => packet.flags?.startsWith('K') === true)
    .map((packet) => Number.parseFloat(packet.pts_time ?? ''))
    .filter(Number.isFinite);
  const intervals = times.slice(1).map((time, position) => time - (times[position] ?? time));
  return intervals.length === 0 ? null : Math.max(...intervals);
}

function ratioOf(text: string | undefined, separator: string, fallback: number): number {
  const [above, below] = (text ?? '').split(separator).map(Number);
  const ratio = (above ?? Number.NaN) / (below ?? Number.NaN);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : fallback;
}
