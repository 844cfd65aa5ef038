import { edgePresenceAnswer, type EdgePresence, type EdgePresenceAnswer } from '@app/contract';
import { deadline } from '@app/kit';
import type { Condition } from './pace.js';

/** Shorter than what portier gives an edge between two presences, several times. */
const timeoutMs = 1_500;

export type PresenceResult =
  | { condition: 'told'; answer: EdgePresenceAnswer }
  | { condition: Exclude<Condition, 'told' | 'nginx_silent'>; reason: string };

/** `PUT /api/v1/edges/self/presence`. Never throws: every outcome is a value. */
export class PresenceClient {
  private readonly url: string;

  constructor(
    portierUrl: string,
    private readonly token: string,
  ) {
    this.url = `${portierUrl.replace(/\/+$/, '')}/api/v1/edges/self/presence`;
  }

  async send(presence: EdgePresence): Promise<PresenceResult> {
    try {
      const response = await fetch(this.url, {
        method: 'PUT',
        redirect: 'error',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
        body: JSON.stringify(presence),
        signal: deadline(timeoutMs, new AbortController().signal),
      });
      return readAnswer(response.status, await response.text());
    } catch (error) {
      return { condition: 'unreachable', reason: reasonOf(error) };
    }
  }
}

function readAnswer(status: number, text: string): PresenceResult {
  const body = parsed(text);
  const reason = detailOf(body) ?? `status ${status}`;
  if (status === 401 || status === 403) return { condition: 'unauthorized', reason };
  if (status >= 500) return { condition: 'unreachable', reason };
  if (status !== 200) return { condition: 'refused', reason };
  const answer = edgePresenceAnswer.safeParse(body);
  if (answer.success) return { condition: 'told', answer: answer.data };
  return { condition: 'refused', reason: 'the answer is not the one of a portier' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `detail` of a problem document (RFC 9457). */
function detailOf(body: unknown): string | undefined {
  const detail = (body as { detail?: unknown } | null | undefined)?.detail;
  return typeof detail === 'string' ? detail.slice(0, 300) : undefined;
}

/** The cause says more than "fetch failed": connection refused, name not found. */
function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return 'no answer in time';
  return cause?.code ?? cause?.message ?? message;
}
