import type { ProbeResult } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';

const timeoutMs = 5_000;

/** `POST /api/v1/concierges/self/probes/{id}`. Never throws: false = portier did not hear it. */
@Injectable()
export class ProbeResultsClient {
  constructor(@Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig) {}

  async send(id: string, result: ProbeResult, stopped: AbortSignal): Promise<boolean> {
    const base = this.config.CONCIERGE_PORTIER_URL.replace(/\/+$/, '');
    try {
      const response = await fetch(`${base}/api/v1/concierges/self/probes/${id}`, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.config.CONCIERGE_TOKEN}` },
        body: JSON.stringify(result),
        signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }
}
