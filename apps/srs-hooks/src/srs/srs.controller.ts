import { equal, hookAccepted, type RefusalReason } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HOOKS_CONFIG, type HooksConfig } from '../config.js';
import { HooksMetrics } from '../metrics.js';
import { VerdictService } from '../verdicts/verdict.service.js';
import { readSrsRequest } from './srs-hook.js';

/** A 4000-byte param is passed whole, keys of up to 60,000 bytes were seen (srs-observed.md section 5). */
const bodyLimitBytes = 256 * 1024;
const json = 'application/json; charset=utf-8';

/**
 * QUIRK(srs): `on_forward` without a list of URLs fails the publish; an empty list forwards nowhere (srs-observed.md 9).
 */
const forwardNowhere = '{"code":0,"data":{"urls":[]}}';

/** SRS accepts only 200 and 201; the body is for people who read along. */
const refusalStatus: Partial<Record<RefusalReason, number>> = { malformed_request: 400, not_ready: 503 };

/**
 * `POST /srs/<secret>` and `POST /srs/<secret>/<anything>`: HTTP callbacks of SRS, and of our own ingest.
 * Registered on Fastify itself: Nest's pipeline would cost more than the verdict.
 */
@Injectable()
export class SrsController {
  constructor(
    private readonly verdicts: VerdictService,
    private readonly metrics: HooksMetrics,
    @Inject(HOOKS_CONFIG) private readonly config: HooksConfig,
  ) {}

  register(fastify: FastifyInstance): void {
    void fastify.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => parsed(null, body));
      scope.setErrorHandler((error: { statusCode?: number }, _request, reply) =>
        refuse(reply, error.statusCode ?? 500, 'malformed_request'),
      );
      scope.route({
        method: 'POST',
        url: '/srs/*',
        bodyLimit: bodyLimitBytes,
        onRequest: (request, reply, next) => {
          if (this.isAuthentic(request)) next();
          else void refuse(reply, 401, 'wrong_secret');
        },
        handler: (request, reply) => this.answer(request, reply),
      });
      scope.route({
        method: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
        url: '/srs/*',
        handler: (_request, reply) => refuse(reply.header('Allow', 'POST'), 405, 'method_not_allowed'),
      });
      done();
    });
  }

  private isAuthentic(request: FastifyRequest): boolean {
    const path = (request.params as { '*': string })['*'];
    const slash = path.indexOf('/');
    return equal(slash === -1 ? path : path.slice(0, slash), this.config.HOOKS_SECRET);
  }

  private answer(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const startedAt = performance.now();
    const read = readSrsRequest(typeof request.body === 'string' ? request.body : '');
    if (read.kind === 'other') {
      return reply.type(json).send(read.action === 'on_forward' ? forwardNowhere : hookAccepted);
    }
    if (read.kind === 'malformed') {
      if (read.hook !== undefined) this.verdicts.refuseMalformed('srs', read.hook, Date.now());
      else this.verdicts.noteUnreadable('srs');
      return refuse(reply, 400, 'malformed_request');
    }
    const verdict = this.verdicts.answer('srs', read.hook, Date.now());
    const sent = verdict.accepted
      ? reply.type(json).send(hookAccepted)
      : refuse(reply, refusalStatus[verdict.reason] ?? 403, verdict.reason);
    this.metrics.verdictSeconds.observe((performance.now() - startedAt) / 1_000);
    return sent;
  }
}

function refuse(reply: FastifyReply, status: number, reason: string): FastifyReply {
  return reply.status(status).type(json).send(`{"code":1,"reason":"${reason}"}`);
}
