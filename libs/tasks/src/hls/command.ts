import type { CommandContext, CommandPlan, PackagedOutput, ProbedInput } from '../task-type.js';
import { copyProblem, planLadder, type VideoRendition } from './ladder.js';
import { planMeters } from './meters.js';
import type { HlsFields } from './schema.js';

/** File in the task folder that ffmpeg renews. */
export const posterFile = 'poster.jpg';

const firstPipe = 3;
const audioId = 'a0';

/** One frame a fragment with absolute decode times, so that the packager can cut where it wants (hls.md 1.2). */
const fragmentedMp4 = [
  ['-video_track_timescale', '90000'],
  ['-avoid_negative_ts', 'disabled'],
  ['-movflags', '+empty_moov+default_base_moof+frag_every_frame+frag_discont'],
  ['-flush_packets', '1'],
  ['-f', 'mp4'],
].flat();

/**
 * The measured recipe of hls.md 1.2: every run, of any replica, makes the same segments, because pictures are put on a grid of
 * the source clock and the first picture of a run stands on a multiple of the segment length.
 */
export function hlsCommand(fields: HlsFields, context: CommandContext): CommandPlan {
  const { probed } = context;
  if (probed === null || (probed.video === null && probed.audio === null)) {
    throw new Error('an hls command needs a probed input with picture or sound');
  }
  const shape = context.agreed ?? probed;
  const videos = shape.video === null ? [] : renditionsOf(fields, shape.video, probed);
  const hasCopy = videos.some((video) => video.isCopy);
  const outputs: PackagedOutput[] = [];
  const argv = inputArguments(context.inputUrl);
  if (videos.length > 0) argv.push('-filter_complex', filterGraph(fields, videos, context));
  for (const video of videos) {
    const fd = firstPipe + outputs.length;
    outputs.push({ fd, rendition: videoFacts(video) });
    argv.push(...videoArguments(fields, video, hasCopy), ...fragmentedMp4, `pipe:${fd}`);
  }
  if (shape.audio !== null) {
    const fd = firstPipe + outputs.length;
    outputs.push({ fd, rendition: audioFacts(fields, shape.audio) });
    argv.push(...audioArguments(fields, shape.audio), ...fragmentedMp4, `pipe:${fd}`);
  }
  if (videos.length > 0) argv.push(...posterArguments(context.taskFolder));
  const { meters, arguments: metering } = planMeters(probed, shape, firstPipe + outputs.length);
  argv.push(...metering);
  return {
    argv,
    outputs,
    meters,
    packaging: packagingOf(fields, hasCopy),
    posterFile: videos.length > 0 ? posterFile : null,
    secrets: [],
    notices: noticesOf(fields, shape, probed, hasCopy),
  };
}

/** A broadcast keeps its ladder when its encoder comes back with another picture; only the copy depends on the source now. */
function renditionsOf(
  fields: HlsFields,
  shape: NonNullable<ProbedInput['video']>,
  probed: ProbedInput,
): VideoRendition[] {
  const ladder = planLadder(fields, shape);
  const isSameSize = probed.video?.width === shape.width && probed.video.height === shape.height;
  const canCopy = isSameSize && probed.video !== null && copyProblem(fields, probed.video) === null;
  return ladder.map((video) => ({ ...video, isCopy: video.isCopy && canCopy }));
}

function packagingOf(fields: HlsFields, hasCopy: boolean): NonNullable<CommandPlan['packaging']> {
  const { segmentSeconds, windowSegments, audioOnly } = fields;
  return {
    segmentSeconds,
    windowSegments,
    // A copied source is cut at its own keyframes, which come up to a segment length late.
    targetDurationSeconds: hasCopy ? 2 * segmentSeconds : segmentSeconds,
    hasAudioOnlyVariant: audioOnly,
  };
}

function noticesOf(fields: HlsFields, shape: ProbedInput, probed: ProbedInput, hasCopy: boolean): string[] {
  if (!fields.copySource || hasCopy || probed.video === null) return [];
  const problem = copyProblem(fields, probed.video);
  if (problem !== null) return [problem];
  return shape === probed
    ? []
    : ['The source changed its size within the broadcast, so the top variant is encoded too.'];
}

function inputArguments(inputUrl: string): string[] {
  return [
    [
      '-nostdin',
      '-y',
      '-hide_banner',
      '-loglevel',
      'warning',
      '-nostats',
      '-progress',
      'pipe:1',
      '-stats_period',
      '0.5',
    ],
    // The source's own clock is what makes segments of two runs interchangeable.
    ['-copyts', '-rw_timeout', '10000000', '-analyzeduration', '500000', '-fpsprobesize', '0'],
    ['-i', inputUrl],
  ].flat();
}

function filterGraph(fields: HlsFields, videos: readonly VideoRendition[], context: CommandContext): string {
  const encoded = videos.filter((video) => !video.isCopy);
  const grid = encoded.length === videos.length ? `${gridFilters(fields, videos, context)},` : '';
  const branches = [...encoded.map((video) => `[s_${video.id}]`), '[s_poster]'];
  const scalers = encoded.map(
    (video) => `[s_${video.id}]scale=${video.width}:${video.height}:flags=bicubic,setsar=1[${video.id}]`,
  );
  const poster =
    `[s_poster]select='isnan(prev_selected_t)+gte(t-prev_selected_t,${fields.posterEverySeconds})',` +
    `scale='trunc(min(640,iw*sar)/2)*2':-2,setsar=1[poster]`;
  return [`[0:v:0]${grid}split=${branches.length}${branches.join('')}`, ...scalers, poster].join(';');
}

function gridFilters(fields: HlsFields, videos: readonly VideoRendition[], context: CommandContext): string {
  const { segmentSeconds } = fields;
  const rate = videos[0]?.frameRate ?? 30;
  if (context.isFirstRun) {
    const start = segmentSeconds * Math.floor((context.probed?.startSeconds ?? 0) / segmentSeconds);
    return `fps=${rate}:start_time=${start}`;
  }
  return `fps=${rate},select='gte(t,${segmentSeconds}*ceil(start_t/${segmentSeconds}))'`;
}

function videoArguments(fields: HlsFields, video: VideoRendition, hasCopy: boolean): string[] {
  if (video.isCopy) return ['-map', '0:v:0', '-c:v', 'copy'];
  const frames = String(video.frameRate * fields.segmentSeconds);
  const keyframes = hasCopy
    ? ['-fps_mode', 'passthrough', '-enc_time_base', '-1', '-force_key_frames', 'source', '-g', '1000']
    : ['-g', frames, '-keyint_min', frames];
  return [
    ['-map', `[${video.id}]`, '-c:v', 'libx264', '-preset', fields.preset, '-pix_fmt', 'yuv420p'],
    ['-b:v', String(video.bitrate), '-maxrate', String(Math.round(video.bitrate * 1.1))],
    ['-bufsize', String(Math.round(video.bitrate * 1.5)), '-sc_threshold', '0', '-bf', '0'],
    keyframes,
  ].flat();
}

function canCopyAudio(audio: NonNullable<ProbedInput['audio']>): boolean {
  const isPlain = audio.codec === 'aac' && audio.profile === 'LC';
  return isPlain && [44_100, 48_000].includes(audio.sampleRate) && audio.channels <= 2;
}

function audioArguments(fields: HlsFields, audio: NonNullable<ProbedInput['audio']>): string[] {
  if (canCopyAudio(audio)) return ['-map', '0:a:0', '-c:a', 'copy'];
  return ['-map', '0:a:0', '-c:a', 'aac', '-b:a', String(fields.audioBitrate), '-ar', '48000', '-ac', '2'];
}

/** `select` and not `fps`, and one thread: the first picture comes at once and not after as many as there are threads. */
function posterArguments(taskFolder: string): string[] {
  return [
    [
      '-map',
      '[poster]',
      '-c:v',
      'mjpeg',
      '-threads',
      '1',
      '-q:v',
      '5',
      '-pix_fmt',
      'yuvj420p',
      '-fps_mode',
      'passthrough',
    ],
    ['-f', 'image2', '-update', '1', '-atomic_writing', '1', `${taskFolder}/${posterFile}`],
  ].flat();
}

function videoFacts({ id, bitrate, width, height, frameRate }: VideoRendition): PackagedOutput['rendition'] {
  return { id, kind: 'video', bitrate, width, height, frameRate, channels: null };
}

function audioFacts(fields: HlsFields, audio: NonNullable<ProbedInput['audio']>): PackagedOutput['rendition'] {
  const channels = canCopyAudio(audio) ? audio.channels : 2;
  const size = { width: null, height: null, frameRate: null };
  return { id: audioId, kind: 'audio', bitrate: fields.audioBitrate, ...size, channels };
}
