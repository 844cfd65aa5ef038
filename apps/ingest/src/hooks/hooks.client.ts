import type { Logger } from '@app/kit';
import http from 'node:http';
import https from 'node:https';
import { readAnswer, type HookAnswer } from './hook.js';

interface HooksClientOptions {
  url: string;
  timeoutMs: number;
  userAgent: string;
  logger: Logger;
}

/** An answer longer than this is nonsense, bytes. */
const maxAnswerBytes = 65_536;

/**
 * Posts hooks as SRS does: one request on a new connection, no retry, no redirect, and no answer is a refusal. One
 * difference: an https address must have a valid certificate.
 */
export class HooksClient {
  constructor(private readonly options: HooksClientOptions) {}

  /** Asks for a verdict. Never throws: whatever goes wrong is a refusal with its reason. */
  async ask(body: Record<string, unknown>, signal: AbortSignal): Promise<HookAnswer> {
    const timeout = AbortSignal.timeout(this.options.timeoutMs);
    try {
      const { status, text } = await this.post(JSON.stringify(body), AbortSignal.any([signal, timeout]));
      return readAnswer(status, text);
    } catch (error) {
      if (signal.aborted) return { accepted: false, reason: 'disconnected meanwhile' };
      if (timeout.aborted) return { accepted: false, reason: 'no answer in time' };
      return { accepted: false, reason: (error as NodeJS.ErrnoException).code ?? 'broken answer' };
    }
  }

  /** Reports something that has happened; the answer changes nothing. */
  async tell(body: Record<string, unknown>): Promise<void> {
    const answer = await this.ask(body, new AbortController().signal);
    if (answer.accepted) return;
    const { action, client_id: clientId } = body;
    this.options.logger.warn({ action, clientId, reason: answer.reason }, 'hook not acknowledged');
  }

  private post(body: string, signal: AbortSignal): Promise<{ status: number; text: string }> {
    const { url, userAgent } = this.options;
    const { protocol, host } = new URL(url);
    const headers = {
      // SRS says so, and closes the connection after the answer all the same.
      Connection: 'Keep-Alive',
      'Content-Length': Buffer.byteLength(body),
      'Content-Type': 'application/json',
      Host: host,
      'User-Agent': userAgent,
    };
    return new Promise((resolve, reject) => {
      const request = (protocol === 'https:' ? https : http).request(url, {
        method: 'POST',
        headers,
        agent: false,
        signal,
      });
      request.on('error', reject);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          length += chunk.length;
          if (length > maxAnswerBytes) request.destroy(new Error('answer too long'));
        });
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
          request.destroy();
        });
      });
      request.end(body);
    });
  }
}
