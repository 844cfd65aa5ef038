import type { ClassifiedError } from '@app/tasks';
import type { Stall } from './stall.process.js';

/** How a run of ffmpeg ended. */
export interface RunEnd {
  code: number | null;
  signal: string | null;
  /** errno of a program that could not be started. */
  spawnErrno: string | null;
  /** Why our watchdog killed it; null = it ended otherwise. */
  stall: Stall | null;
  hadProgress: boolean;
  /** From its start to its end. */
  lastedMs: number;
}

interface Rule extends ClassifiedError {
  pattern: RegExp;
}

/** By the text of ffmpeg 5 to 7; the first that matches wins. */
const rules: readonly Rule[] = [
  {
    pattern: /No space left on device|Disk quota exceeded/i,
    code: 'disk_full',
    fault: 'portier',
    retryable: true,
    sentence: 'The disk is full; free space on the agent or lower the playlist window.',
  },
  {
    pattern: /Unknown encoder|Encoder not found|Error while opening encoder.*libx264 not found/i,
    code: 'encoder_missing',
    fault: 'portier',
    retryable: false,
    sentence: 'This ffmpeg has no encoder that the task needs; install one with libx264 and AAC.',
  },
  {
    pattern: /Unrecognized option|Option not found|Protocol not found|Unknown (input|output) format|No such filter/i,
    code: 'ffmpeg_unsuitable',
    fault: 'portier',
    retryable: false,
    sentence: 'This ffmpeg lacks something that the task needs; use version 5.1 or later with RTMP, SRT and libx264.',
  },
  {
    pattern: /Cannot allocate memory|Out of memory/i,
    code: 'out_of_memory',
    fault: 'portier',
    retryable: true,
    sentence: 'The agent ran out of memory; run fewer tasks on it.',
  },
  {
    pattern: /Could not find codec parameters|Invalid data found when processing input|Decoder .* not found/i,
    code: 'input_unreadable',
    fault: 'publisher',
    retryable: true,
    sentence: 'The stream cannot be decoded; the encoder should send H.264 and AAC.',
  },
  {
    pattern: /Stream specifier|matches no streams/i,
    code: 'input_changed',
    fault: 'publisher',
    retryable: true,
    sentence: 'The stream lacks picture or sound that it had before; waiting for it.',
  },
];

/**
 * The encoder went away, or nothing of it arrives.
 * @param graceMs how long the task is kept without its publication
 */
export function inputGone(graceMs: number): ClassifiedError {
  const wait =
    graceMs > 0
      ? `The task waits ${Math.round(graceMs / 1000)} s for it to come back.`
      : 'The task goes on as soon as it is back.';
  return { code: 'input_gone', fault: 'publisher', retryable: true, sentence: `The encoder went away. ${wait}` };
}

/** What a run was, beside its log and its end. */
export interface RunFacts {
  inputUrl: string;
  /** `publishGraceMs` of the task's type. */
  graceMs: number;
}

/** The common rules, for what a task type's own `classify` does not know. Lines are not masked and must not be repeated. */
export function classifyRun(lines: readonly string[], end: RunEnd, facts: RunFacts): ClassifiedError {
  if (end.spawnErrno !== null) return notStarted(end.spawnErrno);
  if (end.stall !== null) return end.stall === 'input' ? inputGone(facts.graceMs) : stalls[end.stall];
  const rule = rules.find(({ pattern }) => lines.some((line) => pattern.test(line)));
  if (rule !== undefined) {
    const { code, fault, retryable, sentence } = rule;
    return { code, fault, retryable, sentence };
  }
  return classifyInput(lines, end, facts) ?? classifyEnd(end, facts);
}

const stalls: Record<Exclude<Stall, 'input'>, ClassifiedError> = {
  hung: {
    code: 'ffmpeg_hung',
    fault: 'portier',
    retryable: true,
    sentence: 'ffmpeg hung and was killed; it is started again.',
  },
  target: {
    code: 'target_stalled',
    fault: 'destination',
    retryable: true,
    sentence: 'The target takes no more data although the connection is open; it is connected to again.',
  },
};

/** What a failed read of our own pull means, or undefined when the lines do not speak of it. */
function classifyInput(
  lines: readonly string[],
  { hadProgress, lastedMs }: RunEnd,
  { inputUrl, graceMs }: RunFacts,
): ClassifiedError | undefined {
  const host = /^[a-z]+:\/\/([^/?]+)/i.exec(inputUrl)?.[1];
  const address = inputUrl.split('?')[0] ?? inputUrl;
  const about = lines.filter((line) => line.includes(address) || (host !== undefined && line.includes(host)));
  const has = (pattern: RegExp) => about.some((line) => pattern.test(line));
  if (has(/refused|timed out|resolve hostname|unreachable|No route/i)) {
    return hadProgress ? inputGone(graceMs) : inputUnreachable;
  }
  if (!has(/Input\/output error|End of file|denied|not found|Operation not permitted/i)) return undefined;
  return hadProgress || lastedMs > refusedWithinMs ? inputGone(graceMs) : inputRefused;
}

/** A stream that nobody publishes makes a pull wait until its own timeout (5 s), a refusal comes at once. */
const refusedWithinMs = 4_000;

const inputUnreachable: ClassifiedError = {
  code: 'input_unreachable',
  fault: 'operator',
  retryable: true,
  sentence: 'The media server does not answer; check that it is running and reachable from this agent.',
};

/** QUIRK(srs): a refused play is a connection that is cut; why, only the media server's log says. */
const inputRefused: ClassifiedError = {
  code: 'input_refused',
  fault: 'portier',
  retryable: true,
  sentence:
    'The media server refuses this pull: another agent has the task by now, or the media server is just starting.',
};

function classifyEnd(end: RunEnd, { graceMs }: RunFacts): ClassifiedError {
  if (end.signal !== null) {
    return {
      code: 'ffmpeg_killed',
      fault: 'portier',
      retryable: true,
      sentence: `ffmpeg was killed by ${end.signal}, perhaps for lack of memory; it is started again.`,
    };
  }
  if (end.code === 0) return inputGone(graceMs);
  return {
    code: 'ffmpeg_failed',
    fault: 'portier',
    retryable: true,
    sentence: `ffmpeg ended with code ${end.code}; the last lines of its log say why.`,
  };
}

function notStarted(errno: string): ClassifiedError {
  const isMissing = errno === 'ENOENT' || errno === 'EACCES';
  return {
    code: isMissing ? 'ffmpeg_missing' : 'ffmpeg_failed',
    fault: 'portier',
    retryable: !isMissing,
    sentence: isMissing
      ? 'There is no ffmpeg that can be started on this agent; install it or set its path.'
      : `ffmpeg cannot be started (${errno}); check the limits of processes and memory on this agent.`,
  };
}
