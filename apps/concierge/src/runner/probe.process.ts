import { execFile } from 'node:child_process';
import type { ClassifiedError, ProbedInput } from '@app/tasks';
import { classifyRun } from './classify.js';
import { probeArguments, readProbe } from './probe.js';

export type ProbeOutcome = { kind: 'probed'; probed: ProbedInput } | { kind: 'failed'; error: ClassifiedError };

const silent: ClassifiedError = {
  code: 'input_gone',
  fault: 'publisher',
  retryable: true,
  sentence: 'The stream carries neither picture nor sound yet; waiting for the encoder.',
};

/** Looks at the input with ffprobe. A source that is not there is an outcome, not an exception. */
export function probeInput(
  ffprobePath: string,
  inputUrl: string,
  { keyframeSeconds, signal }: { keyframeSeconds: number | null; signal: AbortSignal },
): Promise<ProbeOutcome> {
  const timeoutMs = 8_000 + (keyframeSeconds ?? 0) * 1000;
  return new Promise((resolve) => {
    execFile(
      ffprobePath,
      probeArguments(inputUrl, keyframeSeconds),
      { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 8 * 1024 * 1024, signal },
      (error, stdout, stderr) => {
        if (error === null) resolve(outcomeOf(stdout));
        else resolve({ kind: 'failed', error: classifyProbe(error, stderr, inputUrl) });
      },
    );
  });
}

function outcomeOf(stdout: string): ProbeOutcome {
  const probed = readProbe(stdout);
  return probed === undefined ? { kind: 'failed', error: silent } : { kind: 'probed', probed };
}

function classifyProbe(error: Error, stderr: string, inputUrl: string): ClassifiedError {
  const { code, killed } = error as { code?: unknown; killed?: boolean };
  if (killed === true) return silent;
  const end = {
    code: typeof code === 'number' ? code : null,
    signal: null,
    spawnErrno: typeof code === 'string' && code !== 'ABORT_ERR' ? code : null,
    isStalled: false,
    hadProgress: false,
  };
  const classified = classifyRun(stderr.split('\n'), end, inputUrl);
  return classified.code === 'ffmpeg_failed' ? silent : classified;
}
