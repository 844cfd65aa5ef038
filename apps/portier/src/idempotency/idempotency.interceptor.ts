import { PortierError } from '@app/contract';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { catchError, concatMap, from, of, throwError, type Observable } from 'rxjs';
import type { IdentifiedRequest } from '../accounts/access.js';
import { unstorable } from '../http/storable.js';
import { fingerprintOf } from './idempotency.js';
import { IdempotencyService, type KeptAnswer } from './idempotency.service.js';
import { runAttempt, type Attempt } from './running.js';

/** Where Nest keeps what `@HttpCode()` says. */
const httpCodeMetadata = '__httpCode__';

/** Of an answer, those that belong to what was made. */
const keptHeaders = ['etag', 'location', 'cache-control'] as const;

/**
 * `Idempotency-Key` on every route that creates (POST with 201) for the users of the API: a repeat within a day answers what the first one
 * answered, and makes nothing. Global; routes know nothing of it.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly idempotency: IdempotencyService,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const key = request.headers['idempotency-key'];
    const isCreate =
      request.method === 'POST' && this.reflector.get(httpCodeMetadata, context.getHandler()) === undefined;
    if (key === undefined || !isCreate || request.caller?.kind !== 'user') return next.handle();
    const started = await this.idempotency.begin({
      userId: request.caller.user.id,
      key: requireKey(key),
      fingerprint: fingerprintOf({ method: request.method, path: request.url, body: storableBody(request.body) }),
    });
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (!('attempt' in started)) return repeat(started, reply);
    return this.first(started, next, reply);
  }

  private first(attempt: Attempt, next: CallHandler, reply: FastifyReply): Observable<unknown> {
    return runAttempt(attempt, () => next.handle()).pipe(
      concatMap(async (body: unknown) => {
        const headers = keptHeaders
          .map((name) => [name, reply.getHeader(name)])
          .filter(([, value]) => value !== undefined);
        await this.idempotency.keep(attempt, { headers: Object.fromEntries(headers) as Record<string, string>, body });
        return body;
      }),
      catchError((error: unknown) =>
        from(this.idempotency.release(attempt)).pipe(concatMap(() => throwError(() => error))),
      ),
    );
  }
}

function repeat({ headers, body }: KeptAnswer, reply: FastifyReply): Observable<unknown> {
  void reply.headers({ ...headers, 'Idempotency-Replayed': 'true' });
  return of(body);
}

function requireKey(key: string | string[]): string {
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new PortierError('invalid', 'Idempotency-Key: use 1 to 255 printable ASCII characters, such as a UUID.', {
    fields: [{ path: 'Idempotency-Key', message: 'use 1 to 255 printable ASCII characters' }],
  });
}

/** The route refuses such a body; it must not cost a fingerprint before. */
function storableBody(body: unknown): unknown {
  return unstorable(body) === undefined ? body : null;
}
