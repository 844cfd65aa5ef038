import type { TaskError } from '@app/contract';
import type { ClassifiedError } from '@app/tasks';
import type { PackagingProblem } from './packager.service.js';

/** What our own packaging has against a run of ffmpeg. */
export type RunProblem = PackagingProblem | { kind: 'clock_jump' | 'unreadable'; reason: string };

export const leaseLost: ClassifiedError = {
  code: 'lease_lost',
  fault: 'portier',
  retryable: false,
  sentence: 'Another agent has taken this task over.',
};

/** The error that a problem is, or null when the next run begins a new section and all is well. */
export function errorOfProblem(problem: RunProblem): ClassifiedError | null {
  switch (problem.kind) {
    case 'superseded':
      return leaseLost;
    case 'unreadable': {
      const sentence = 'ffmpeg wrote something that is no H.264 or AAC in fragmented MP4; use ffmpeg 5.1 or later.';
      return { code: 'output_unreadable', fault: 'portier', retryable: true, sentence };
    }
    default:
      return null;
  }
}

/** What the log says of a problem; null = its error says it all. */
export function noteOfProblem(problem: RunProblem): string | null {
  switch (problem.kind) {
    case 'superseded':
      return null;
    case 'unreadable':
      return `ffmpeg's output cannot be read: ${problem.reason}`;
    case 'clock_jump':
      return problem.reason;
    case 'init_changed':
      return 'the source changed its codec settings';
  }
}

/** As the state file tells it. @param at instant */
export function taskErrorOf({ code, fault, sentence }: ClassifiedError, at: string): TaskError {
  return { code, fault, sentence, at };
}
