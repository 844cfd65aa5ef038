import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HOOKS_CONFIG, type HooksConfig } from '../config.js';
import { LOGGER } from '../platform.module.js';
import { readBody } from '../request-body.js';
import { Networks } from '../snapshot/networks.js';
import { readSrsRequest } from '../srs/srs-hook.js';
import { VerdictService } from '../verdicts/verdict.service.js';
import { hasWantedFields, isJson, withFirstPartOfApplication } from './legacy-hook.js';

const path = '/rtmp/callback/srs';
const bodyLimitBytes = 256 * 1024;

/**
 * `POST /rtmp/callback/srs`: the hook of the older system (reference-systems.md D1, D2, D5), so that its media servers need no
 * other configuration. Off unless enabled. There is no secret in it: only the address of the sender is checked.
 *
 * 200 `0`: accepted. 405 `1`: not POST. 400 `1`: no JSON. 401 `1`: everything else, never 500. The verdict is ours: a publish
 * needs its key, as the name of the stream or as `?key=`.
 */
@Injectable()
export class LegacyController {
  private readonly networks: Networks | null;

  constructor(
    private readonly verdicts: VerdictService,
    @Inject(HOOKS_CONFIG) private readonly config: HooksConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.networks = Networks.of(config.HOOKS_LEGACY_NETWORKS);
  }

  /** A `RequestTaker`: false when the request is not for this folder. */
  take(request: IncomingMessage, response: ServerResponse): boolean {
    const url = request.url ?? '';
    if (!this.config.HOOKS_LEGACY_CALLBACK || (url !== path && !url.startsWith(`${path}?`))) return false;
    if (request.method !== 'POST') send(response.setHeader('Allow', 'POST'), 405);
    else if (!this.isNeighbour(request)) send(response, 401);
    else readBody(request, bodyLimitBytes, (body) => void this.answer(body, response));
    return true;
  }

  private isNeighbour(request: IncomingMessage): boolean {
    const ip = request.socket.remoteAddress ?? '';
    if (this.networks === null || this.networks.include(ip)) return true;
    this.logger.warn({ ip }, 'legacy hook from a network that is not allowed');
    return false;
  }

  private async answer(body: string | undefined, response: ServerResponse): Promise<void> {
    try {
      if (body === undefined) send(response.setHeader('Connection', 'close'), 401);
      else send(response, await this.statusOf(body));
    } catch (error) {
      this.logger.error({ err: error }, 'hook failed');
      send(response, 401);
    }
  }

  private async statusOf(body: string): Promise<200 | 400 | 401> {
    const read = readSrsRequest(body);
    if (read.kind === 'other') return 401;
    if (read.kind === 'malformed') {
      if (read.hook !== undefined) await this.verdicts.refuseMalformed('legacy', read.hook, Date.now());
      else this.verdicts.noteUnreadable('legacy');
      return isJson(body) ? 401 : 400;
    }
    const verdict = await this.verdicts.answer('legacy', withFirstPartOfApplication(read.hook), Date.now());
    // It knew no hook without a stream; such a one (`on_close`) is an event all the same.
    const isOfKnownStream = verdict.accepted && (verdict.streamId !== null || verdict.pull !== null);
    return isOfKnownStream && hasWantedFields(body) ? 200 : 401;
  }
}

function send(response: ServerResponse, status: 200 | 400 | 401 | 405): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': 1 });
  response.end(status === 200 ? '0' : '1');
}
