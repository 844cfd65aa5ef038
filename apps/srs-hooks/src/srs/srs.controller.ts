import { equal, hookAccepted, type RefusalReason } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HOOKS_CONFIG, type HooksConfig } from '../config.js';
import { HooksMetrics } from '../metrics.js';
import { LOGGER } from '../platform.module.js';
import { readBody } from '../request-body.js';
import { VerdictService } from '../verdicts/verdict.service.js';
import { readSrsRequest } from './srs-hook.js';

const prefix = '/srs/';
/** A 4000-byte param is passed whole, keys of up to 60,000 bytes were seen (srs-observed.md section 5). */
const bodyLimitBytes = 256 * 1024;

/**
 * QUIRK(srs): `on_forward` without a list of URLs fails the publish; an empty list forwards nowhere (srs-observed.md 9).
 */
const forwardNowhere = '{"code":0,"data":{"urls":[]}}';

/** SRS accepts only 200 and 201; the rest tells people who read along. */
const refusalStatus: Partial<Record<RefusalReason, number>> = { malformed_request: 400, not_ready: 503 };

/**
 * `POST /srs/<secret>` and `POST /srs/<secret>/<anything>`: HTTP callbacks of SRS, and of our own ingest.
 * Accepted: 200 `{"code":0}`. Refused: another status and `{"code":1,"reason":...}`; 401 for a wrong secret.
 */
@Injectable()
export class SrsController {
  constructor(
    private readonly verdicts: VerdictService,
    private readonly metrics: HooksMetrics,
    @Inject(HOOKS_CONFIG) private readonly config: HooksConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A `RequestTaker`: false when the request is not for this folder. */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    const url = request.url ?? '';
    if (!url.startsWith(prefix)) return false;
    if (!this.isAuthentic(url)) refuse(response, 401, 'wrong_secret');
    else if (request.method !== 'POST') refuse(response.setHeader('Allow', 'POST'), 405, 'method_not_allowed');
    else readBody(request, bodyLimitBytes, (body) => void this.answer(body, response));
    return true;
  }

  private isAuthentic(url: string): boolean {
    let end = prefix.length;
    while (end < url.length && url[end] !== '/' && url[end] !== '?') end++;
    return equal(url.slice(prefix.length, end), this.config.HOOKS_SECRET);
  }

  private async answer(body: string | undefined, response: ServerResponse): Promise<void> {
    try {
      if (body === undefined) refuse(response.setHeader('Connection', 'close'), 413, 'malformed_request');
      else await this.decide(body, response);
    } catch (error) {
      this.logger.error({ err: error }, 'hook failed');
      refuse(response, 500, 'internal');
    }
  }

  private async decide(body: string, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    const read = readSrsRequest(body);
    if (read.kind === 'other') {
      return send(response, 200, read.action === 'on_forward' ? forwardNowhere : hookAccepted);
    }
    if (read.kind === 'malformed') {
      if (read.hook !== undefined) await this.verdicts.refuseMalformed('srs', read.hook, Date.now());
      else this.verdicts.noteUnreadable('srs');
      return refuse(response, 400, 'malformed_request');
    }
    const verdict = await this.verdicts.answer('srs', read.hook, Date.now());
    if (verdict.accepted) send(response, 200, hookAccepted);
    else refuse(response, refusalStatus[verdict.reason] ?? 403, verdict.reason);
    this.metrics.verdictSeconds.observe((performance.now() - startedAt) / 1_000);
  }
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  send(response, status, `{"code":1,"reason":"${reason}"}`);
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': body.length });
  response.end(body);
}
