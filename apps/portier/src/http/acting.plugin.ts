import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IdentifiedRequest } from '../accounts/access.js';
import { actingAs } from '../audit/acting.js';
import { actorOfRequest } from '../audit/actor.js';

/** What a proxy in front may have called the request. */
const acceptableId = /^[\w.-]{8,64}$/;

/**
 * Everything a writing request does is done by its caller, for the audit. After the body was read: the stream's events would
 * lose the context.
 */
export function registerActing(fastify: FastifyInstance): void {
  fastify.setGenReqId(({ headers: { 'x-request-id': given } }) =>
    typeof given === 'string' && acceptableId.test(given) ? given : randomUUID(),
  );
  fastify.addHook(
    'preValidation',
    (request: IdentifiedRequest & { conciergeId?: string; edgeId?: string }, reply, done) => {
      const isWriting = request.method !== 'GET' && request.method !== 'HEAD';
      if (!isWriting || !request.url.startsWith('/api/')) return done();
      void reply.header('X-Request-Id', request.id);
      actingAs(() => actorOfRequest(request), done);
    },
  );
}
