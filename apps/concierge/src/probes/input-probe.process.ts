import type { ProbeError, ProbeResult } from '@app/contract';
import { execFile } from 'node:child_process';
import { inputProbeArguments, readInputFacts } from './input-facts.js';

/** Connecting and finding out what is in the stream, beside watching it. */
const connectAllowanceMs = 10_000;

/** Watches an input with ffprobe. A source that is not there is an outcome, not an exception. */
export function probeInput(
  ffprobePath: string,
  { inputUrl, watchSeconds }: { inputUrl: string; watchSeconds: number },
  signal: AbortSignal,
): Promise<ProbeResult> {
  const timeout = watchSeconds * 1_000 + connectAllowanceMs;
  return new Promise((resolve) => {
    execFile(
      ffprobePath,
      inputProbeArguments(inputUrl, watchSeconds),
      { timeout, killSignal: 'SIGKILL', maxBuffer: 8 * 1024 * 1024, signal },
      (error, stdout, stderr) => resolve(error === null ? outcomeOf(stdout) : failed(whyFailed(error, stderr))),
    );
  });
}

function outcomeOf(stdout: string): ProbeResult {
  const input = readInputFacts(stdout);
  return input === undefined ? failed(nothingCame) : { kind: 'input', input };
}

function failed(error: ProbeError): ProbeResult {
  return { kind: 'failed', error };
}

const nothingCame: ProbeError = {
  code: 'input_gone',
  fault: 'publisher',
  sentence: 'Nothing arrived in time; the encoder may have gone away.',
};

/** The text of ffprobe names the pull address, so nothing of it is repeated. */
function whyFailed(error: Error, stderr: string): ProbeError {
  const { code, killed } = error as { code?: unknown; killed?: boolean };
  if (killed === true) return nothingCame;
  if (code === 'ENOENT' || code === 'EACCES') {
    return {
      code: 'ffmpeg_missing',
      fault: 'portier',
      sentence: 'There is no ffprobe that can be started on this agent; install it or set CONCIERGE_FFPROBE_PATH.',
    };
  }
  if (/refused|timed out|resolve hostname|unreachable|No route/i.test(stderr)) {
    return {
      code: 'input_unreachable',
      fault: 'operator',
      sentence: 'The media server does not answer; check that it is running and reachable from this agent.',
    };
  }
  if (/Invalid data found|Could not find codec parameters/i.test(stderr)) {
    return {
      code: 'input_unreadable',
      fault: 'publisher',
      sentence: 'The stream cannot be decoded; the encoder should send H.264 and AAC.',
    };
  }
  return {
    code: 'input_refused',
    fault: 'portier',
    sentence: 'The media server did not let the agent see the stream; try again in a moment.',
  };
}
