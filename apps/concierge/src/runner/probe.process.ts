import { execFile } from 'node:child_process';
import type { ClassifiedError, ProbedInput } from '@app/tasks';
import { classifyRun, inputGone, type RunFacts } from './classify.js';
import { probeArguments, readProbe } from './probe.js';

export type ProbeOutcome = { kind: 'probed'; probed: ProbedInput } | { kind: 'failed'; error: ClassifiedError };

/** Looks at the input with ffprobe. A source that is not there is an outcome, not an exception. */
export function probeInput(
  ffprobePath: string,
  facts: RunFacts,
  { keyframeSeconds, signal }: { keyframeSeconds: number | null; signal: AbortSignal },
): Promise<ProbeOutcome> {
  const timeoutMs = 8_000 + (keyframeSeconds ?? 0) * 1000;
  const startedAt = performance.now();
  return new Promise((resolve) => {
    execFile(
      ffprobePath,
      probeArguments(facts.inputUrl, keyframeSeconds),
      { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 8 * 1024 * 1024, signal },
      (error, stdout, stderr) => {
        if (error === null) resolve(outcomeOf(stdout, facts));
        else
          resolve({
            kind: 'failed',
            error: classifyProbe(error, stderr, { ...facts, lastedMs: performance.now() - startedAt }),
          });
      },
    );
  });
}

function outcomeOf(stdout: string, { graceMs }: RunFacts): ProbeOutcome {
  const probed = readProbe(stdout);
  return probed === undefined ? { kind: 'failed', error: inputGone(graceMs) } : { kind: 'probed', probed };
}

function classifyProbe(
  error: Error,
  stderr: string,
  { lastedMs, ...facts }: RunFacts & { lastedMs: number },
): ClassifiedError {
  const { code, killed } = error as { code?: unknown; killed?: boolean };
  if (killed === true) return inputGone(facts.graceMs);
  const end = {
    code: typeof code === 'number' ? code : null,
    signal: null,
    spawnErrno: typeof code === 'string' && code !== 'ABORT_ERR' ? code : null,
    stall: null,
    hadProgress: false,
    lastedMs,
  };
  const classified = classifyRun(stderr.split('\n'), end, facts);
  return classified.code === 'ffmpeg_failed' ? inputGone(facts.graceMs) : classified;
}
