import type { ProbedInput, SourceMeter } from '../task-type.js';

interface MeterPlan {
  meters: SourceMeter[];
  /** Outputs of ffmpeg, to follow all others. */
  arguments: string[];
}

/**
 * What ffmpeg tells of its input on pipes of their own. The sound is decoded for it (a copied one is not decoded otherwise); the
 * picture's packets are only counted.
 *
 * @param shape what the broadcast has: a track that it lacks is not measured either
 * @param firstFd the first file descriptor that is free
 */
export function planMeters(probed: ProbedInput, shape: ProbedInput, firstFd: number): MeterPlan {
  const plan: MeterPlan = { meters: [], arguments: [] };
  const add = (kind: SourceMeter['kind'], argumentsOf: (fd: number) => string[]) => {
    const fd = firstFd + plan.meters.length;
    plan.meters.push({ fd, kind });
    plan.arguments.push(...argumentsOf(fd));
  };
  const { audio } = shape;
  if (shape.video !== null) add('video_packets', packetArguments);
  if (audio !== null) add('audio_levels', (fd) => levelArguments(fd, probed.audio?.sampleRate ?? audio.sampleRate));
  return plan;
}

function packetArguments(fd: number): string[] {
  return ['-map', '0:v:0', '-c', 'copy', '-flush_packets', '1', '-f', 'framecrc', `pipe:${fd}`];
}

/** One report a second: blocks of a second, each measured on its own. */
function levelArguments(fd: number, sampleRate: number): string[] {
  const filters = [
    `asetnsamples=n=${sampleRate}:p=0`,
    'astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=Peak_level+RMS_level',
    // quoted for the graph, escaped for the option (ffmpeg-utils 2.1)
    `ametadata=mode=print:file='pipe\\:${fd}':direct=1`,
  ];
  return ['-map', '0:a:0', '-af', filters.join(','), '-f', 'null', '-'];
}
