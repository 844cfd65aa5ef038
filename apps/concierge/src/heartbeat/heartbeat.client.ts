import type { HeartbeatRequest } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { readAnswer, type Answer } from './answer.js';

/** What can be wrong between the agent and portier. */
export type Condition = 'unreachable' | 'unauthorized' | 'refused' | 'nonsense';

export type BeatResult =
  { kind: 'answer'; answer: Answer } | { kind: 'cut' } | { kind: 'failed'; condition: Condition; reason: string };

/** Beyond the wait that was asked for; portier may be busy. */
export const answerGraceMs = 5_000;

/** `POST /api/v1/concierges/self/heartbeat`. Never throws: every outcome is a value. */
@Injectable()
export class HeartbeatClient {
  private readonly url: string;

  constructor(@Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig) {
    this.url = `${config.CONCIERGE_PORTIER_URL.replace(/\/+$/, '')}/api/v1/concierges/self/heartbeat`;
  }

  /** @param cut aborts the wait; portier repeats whatever it answered meanwhile */
  async send(request: HeartbeatRequest, cut: AbortSignal): Promise<BeatResult> {
    const timeout = AbortSignal.timeout(request.waitMs + answerGraceMs);
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.config.CONCIERGE_TOKEN}` },
        body: JSON.stringify(request),
        signal: AbortSignal.any([cut, timeout]),
      });
      return await readResponse(response);
    } catch (error) {
      if (cut.aborted) return { kind: 'cut' };
      const reason = timeout.aborted ? 'no answer in time' : networkReason(error);
      return { kind: 'failed', condition: 'unreachable', reason };
    }
  }
}

async function readResponse(response: Response): Promise<BeatResult> {
  const text = await response.text();
  const body = parse(text);
  if (response.status === 401 || response.status === 403) {
    return { kind: 'failed', condition: 'unauthorized', reason: problemDetail(body) ?? `status ${response.status}` };
  }
  if (response.status >= 500) {
    return { kind: 'failed', condition: 'unreachable', reason: `status ${response.status}` };
  }
  if (!response.ok) {
    return { kind: 'failed', condition: 'refused', reason: problemDetail(body) ?? `status ${response.status}` };
  }
  const answer = readAnswer(body);
  return answer === undefined
    ? { kind: 'failed', condition: 'nonsense', reason: 'the answer is not the one of a portier' }
    : { kind: 'answer', answer };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `detail` of a problem document (RFC 9457). */
function problemDetail(body: unknown): string | undefined {
  const detail = (body as { detail?: unknown } | null | undefined)?.detail;
  return typeof detail === 'string' ? detail.slice(0, 300) : undefined;
}

function networkReason(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  return code ?? (cause instanceof Error ? cause.message : error instanceof Error ? error.message : 'unknown');
}
