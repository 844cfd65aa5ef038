import type { ClassifiedError } from '@app/tasks';

/** How a run of ffmpeg ended. */
export interface RunEnd {
  code: number | null;
  signal: string | null;
  /** errno of a program that could not be started. */
  spawnErrno: string | null;
  /** Our watchdog killed it. */
  isStalled: boolean;
  hadProgress: boolean;
}

interface Rule extends ClassifiedError {
  pattern: RegExp;
}

/** By the text of ffmpeg 5 to 7; the first that matches wins. */
const rules: readonly Rule[] = [
  {
    pattern: /No space left on device|Disk quota exceeded/i,
    code: 'disk_full',
    fault: 'operator',
    retryable: true,
    sentence: 'The disk is full; free space on the agent or lower the playlist window.',
  },
  {
    pattern: /Unknown encoder|Encoder not found|Error while opening encoder.*libx264 not found/i,
    code: 'encoder_missing',
    fault: 'operator',
    retryable: false,
    sentence: 'This ffmpeg has no encoder that the task needs; install one with libx264 and AAC.',
  },
  {
    pattern: /Unrecognized option|Option not found|Protocol not found|Unknown (input|output) format|No such filter/i,
    code: 'ffmpeg_unsuitable',
    fault: 'operator',
    retryable: false,
    sentence: 'This ffmpeg lacks something that the task needs; use version 5.1 or later with RTMP, SRT and libx264.',
  },
  {
    pattern: /Cannot allocate memory|Out of memory/i,
    code: 'out_of_memory',
    fault: 'operator',
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

const inputGone: ClassifiedError = {
  code: 'input_gone',
  fault: 'publisher',
  retryable: true,
  sentence: 'The stream does not come in any more; waiting for the encoder.',
};

/** The common rules, for what a task type's own `classify` does not know. Lines are not masked and must not be repeated. */
export function classifyRun(lines: readonly string[], end: RunEnd, inputUrl: string): ClassifiedError {
  if (end.spawnErrno !== null) return notStarted(end.spawnErrno);
  if (end.isStalled) return stalled;
  const rule = rules.find(({ pattern }) => lines.some((line) => pattern.test(line)));
  if (rule !== undefined) {
    const { code, fault, retryable, sentence } = rule;
    return { code, fault, retryable, sentence };
  }
  return classifyInput(lines, inputUrl) ?? classifyEnd(end);
}

const stalled: ClassifiedError = {
  code: 'stalled',
  fault: 'publisher',
  retryable: true,
  sentence: 'The stream stood still although its connection is open; the task starts over.',
};

/** What a failed read of our own pull means, or undefined when the lines do not speak of it. */
export function classifyInput(lines: readonly string[], inputUrl: string): ClassifiedError | undefined {
  const host = /^[a-z]+:\/\/([^/?]+)/i.exec(inputUrl)?.[1];
  const address = inputUrl.split('?')[0] ?? inputUrl;
  const about = lines.filter((line) => line.includes(address) || (host !== undefined && line.includes(host)));
  if (about.some((line) => /refused|timed out|resolve hostname|unreachable|No route/i.test(line))) {
    return {
      code: 'input_refused',
      fault: 'operator',
      retryable: true,
      sentence: 'The media server does not answer; check that it is running and reachable from this agent.',
    };
  }
  return about.some((line) => /Input\/output error|End of file|denied|not found|Operation not permitted/i.test(line))
    ? inputGone
    : undefined;
}

function classifyEnd(end: RunEnd): ClassifiedError {
  if (end.signal !== null) {
    return {
      code: 'ffmpeg_killed',
      fault: 'portier',
      retryable: true,
      sentence: `ffmpeg was killed by ${end.signal}, perhaps for lack of memory; it is started again.`,
    };
  }
  if (end.code === 0) return inputGone;
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
    fault: 'operator',
    retryable: !isMissing,
    sentence: isMissing
      ? 'There is no ffmpeg that can be started on this agent; install it or set its path.'
      : `ffmpeg cannot be started (${errno}); check the limits of processes and memory on this agent.`,
  };
}
