import type { InputFacts } from '@app/contract';
import { z } from 'zod';

/** The part of ffprobe's JSON that matters. */
const ffprobeOutput = z.object({
  streams: z
    .array(
      z.object({
        index: z.number(),
        codec_type: z.string().optional(),
        codec_name: z.string().optional(),
        profile: z.string().optional(),
        level: z.number().optional(),
        pix_fmt: z.string().optional(),
        width: z.number().optional(),
        height: z.number().optional(),
        sample_aspect_ratio: z.string().optional(),
        avg_frame_rate: z.string().optional(),
        field_order: z.string().optional(),
        has_b_frames: z.number().optional(),
        sample_rate: z.string().optional(),
        channels: z.number().optional(),
        channel_layout: z.string().optional(),
      }),
    )
    .default([]),
  packets: z
    .array(
      z.object({
        stream_index: z.number(),
        pts_time: z.string().optional(),
        dts_time: z.string().optional(),
        size: z.string().optional(),
        flags: z.string().optional(),
      }),
    )
    .default([]),
});
type FfprobeStream = z.infer<typeof ffprobeOutput>['streams'][number];
type Packet = z.infer<typeof ffprobeOutput>['packets'][number];

/** Watches a pull for a while; all figures of time and size come from the packets, not from what the encoder claims. */
export function inputProbeArguments(inputUrl: string, watchSeconds: number): string[] {
  const streams =
    'index,codec_type,codec_name,profile,level,pix_fmt,width,height,sample_aspect_ratio,avg_frame_rate,field_order,' +
    'has_b_frames,sample_rate,channels,channel_layout';
  return [
    ['-v', 'error', '-rw_timeout', '5000000', '-analyzeduration', '1000000'],
    ['-show_entries', `stream=${streams}:packet=stream_index,pts_time,dts_time,size,flags`],
    ['-read_intervals', `%+${watchSeconds}`, '-of', 'json', inputUrl],
  ].flat();
}

/** What ffprobe saw, or undefined when there was neither picture nor sound. @throws Error on output that is no JSON. */
export function readInputFacts(json: string): InputFacts | undefined {
  const { streams, packets } = ffprobeOutput.parse(JSON.parse(json));
  const first = (type: string) => streams.find(({ codec_type }) => codec_type === type);
  const of = (stream: FfprobeStream | undefined) =>
    packets.filter(({ stream_index }) => stream_index === stream?.index);
  const [videoStream, audioStream] = [first('video'), first('audio')];
  const watchedSeconds = spanOf(packets);
  const video = videoStream === undefined ? null : videoFacts(videoStream, of(videoStream));
  const audio = audioStream === undefined ? null : audioFacts(audioStream, of(audioStream));
  if (video === null && audio === null) return undefined;
  return { watchedSeconds, bitrate: bitrateOf(packets), video, audio };
}

function videoFacts(stream: FfprobeStream, packets: readonly Packet[]): InputFacts['video'] {
  const { codec_name: codec, width, height } = stream;
  if (codec === undefined || width === undefined || height === undefined || width < 2 || height < 2) return null;
  const shown = numbers(packets, 'pts_time');
  return {
    codec,
    profile: stream.profile ?? null,
    level: levelOf(codec, stream.level),
    pixelFormat: stream.pix_fmt ?? null,
    width: Math.round(width * ratioOf(stream.sample_aspect_ratio, ':', 1)),
    height,
    framesPerSecond: measuredRate(shown) ?? ratioOf(stream.avg_frame_rate, '/', 0),
    isInterlaced: ['tt', 'bb', 'tb', 'bt'].includes(stream.field_order ?? ''),
    hasBFrames: (stream.has_b_frames ?? 0) > 0 || shown.some((time, at) => time < (shown[at - 1] ?? time)),
    keyframeIntervalSeconds: longestInterval(packets),
    bitrate: bitrateOf(packets),
  };
}

function audioFacts(stream: FfprobeStream, packets: readonly Packet[]): InputFacts['audio'] {
  const sampleRate = Number(stream.sample_rate ?? 0);
  if (stream.codec_name === undefined || !(sampleRate > 0)) return null;
  const { codec_name: codec, profile = null, channels = 0, channel_layout: layout = null } = stream;
  return { codec, profile, sampleRate, channels, layout, bitrate: bitrateOf(packets) };
}

/** As people write it: 41 of H.264 is 4.1, 123 of HEVC is 4.1. */
function levelOf(codec: string, level: number | undefined): string | null {
  if (level === undefined || level <= 0) return null;
  if (codec === 'h264') return (level / 10).toFixed(1);
  return codec === 'hevc' ? (level / 30).toFixed(1) : null;
}

function numbers(packets: readonly Packet[], key: 'pts_time' | 'dts_time'): number[] {
  return packets.map((packet) => Number.parseFloat(packet[key] ?? '')).filter(Number.isFinite);
}

/** Media time from the first packet to the last, seconds. */
function spanOf(packets: readonly Packet[]): number {
  const times = numbers(packets, 'dts_time');
  return times.length < 2 ? 0 : Math.max(...times) - Math.min(...times);
}

function bitrateOf(packets: readonly Packet[]): number | null {
  const seconds = spanOf(packets);
  const bytes = packets.reduce((sum, { size }) => sum + Number(size ?? 0), 0);
  return seconds < 0.5 || bytes === 0 ? null : Math.round((bytes * 8) / seconds);
}

/** Pictures a second; pictures lost on the way count as not sent. */
function measuredRate(shown: readonly number[]): number | null {
  const seconds = Math.max(...shown) - Math.min(...shown);
  if (shown.length < 3 || !(seconds > 0.5)) return null;
  return Math.round(((shown.length - 1) / seconds) * 100) / 100;
}

function longestInterval(packets: readonly Packet[]): number | null {
  const times = numbers(
    packets.filter(({ flags }) => flags?.startsWith('K') === true),
    'pts_time',
  );
  const intervals = times.slice(1).map((time, at) => time - (times[at] ?? time));
  return intervals.length === 0 ? null : Math.round(Math.max(...intervals) * 1000) / 1000;
}

function ratioOf(text: string | undefined, separator: string, fallback: number): number {
  const [above, below] = (text ?? '').split(separator).map(Number);
  const ratio = (above ?? Number.NaN) / (below ?? Number.NaN);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : fallback;
}
