/**
 * Why the cluster cannot start or go on, told to a person.
 * `message`: which part, where. `advice`: what to do, one line. `logFile`: where its last lines say more.
 */
export class StartFailure extends Error {
  readonly advice: string | undefined;
  readonly logFile: string | undefined;

  constructor(
    message: string,
    { advice, logFile, cause }: { advice?: string; logFile?: string; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'StartFailure';
    this.advice = advice;
    this.logFile = logFile;
  }
}

/** Short words for what went wrong inside, such as `connect ECONNREFUSED 127.0.0.1:5432`. */
export function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  // By their fields: an error of Node itself is no `instanceof` ours in a test's realm.
  const { errors, message, code, name } = error as { errors?: unknown[] } & NodeJS.ErrnoException;
  if (errors !== undefined && errors.length > 0) return reasonOf(errors[0]);
  return message || code || name;
}
