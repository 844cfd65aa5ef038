import { deadline } from '@app/kit';
import { request } from 'node:http';
import { parseStubStatus, type StubStatus } from './stub-status.js';

/** Far longer than a healthy nginx takes, shorter than the second between two presences. */
const timeoutMs = 800;

/** Asks nginx for its own figures over its unix socket. */
export class StatusClient {
  /** Questions nginx has counted as requests of its own. */
  private answered = 0;

  constructor(private readonly socketPath: string) {}

  /** Undefined when nginx does not answer in time, or what answers is none. */
  async read(stopped: AbortSignal): Promise<(StubStatus & { ownRequests: number }) | undefined> {
    const text = await this.ask(deadline(timeoutMs, stopped)).catch(() => undefined);
    const status = text === undefined ? undefined : parseStubStatus(text);
    if (status === undefined) return undefined;
    this.answered += 1;
    return { ...status, ownRequests: this.answered };
  }

  private ask(signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      // A connection each time: a kept one would go on to a worker that a reload has put aside.
      const call = request({ socketPath: this.socketPath, path: '/status', agent: false, signal }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve(Buffer.concat(chunks).toString('latin1')));
      });
      call.on('error', reject);
      call.end();
    });
  }
}
