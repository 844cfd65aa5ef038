import type { ErrorCode } from '@app/contract';

/** What a script can tell apart. */
export const exitStatus = {
  done: 0,
  failed: 1,
  usage: 2,
  signIn: 3,
  notFound: 4,
  conflict: 5,
  invalid: 6,
  unavailable: 7,
} as const;
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** For the manual. */
export const exitStatusTexts: Readonly<Record<ExitStatus, string>> = {
  0: 'done',
  1: 'something failed',
  2: 'the command line is wrong',
  3: 'not signed in, or not allowed',
  4: 'there is no such thing, or it may not be seen',
  5: 'it conflicts with what is there, or somebody changed it meanwhile',
  6: 'a value is not valid',
  7: 'portier is away; the same command may work later',
};

const ofCode: Partial<Record<ErrorCode, ExitStatus>> = {
  ...{ unauthenticated: 3, forbidden: 3, not_found: 4, conflict: 5, stale: 5, in_progress: 5 },
  ...{ invalid: 6, malformed: 6, too_large: 6, unavailable: 7, too_many: 7, timed_out: 7 },
};

/** An error told in one line on standard error. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status: ExitStatus = exitStatus.failed,
  ) {
    super(message);
  }
}

export function statusOfCode(code: ErrorCode): ExitStatus {
  return ofCode[code] ?? exitStatus.failed;
}
