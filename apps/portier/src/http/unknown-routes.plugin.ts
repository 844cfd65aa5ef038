import { PortierError, toProblem } from '@app/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allowedMethods, type Route } from './routes.js';

/** Methods without a body of their own: whatever content type they name does not matter. */
const withoutBody = new Set(['GET', 'HEAD', 'OPTIONS', 'DELETE']);

/**
 * What the API answers where it has no route: 405 with `Allow` when the path takes other methods, else 404; and 415 for forms and plain text, which the
 * framework would read. Register it before any route: it learns them as they come.
 */
export function registerUnknownRoutes(fastify: FastifyInstance): void {
  const routes: Route[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    if (url !== '/*') routes.push({ methods: [method].flat(), url });
  });
  fastify.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    if (path !== '/api' && !path.startsWith('/api/')) return;
    const problem = problemOf(request, path, routes);
    if (problem === undefined) return;
    if (problem.code === 'method_not_allowed') void reply.header('Allow', allowedMethods(routes, path).join(', '));
    return sendProblem(reply, problem);
  });
}

function problemOf(request: FastifyRequest, path: string, routes: readonly Route[]): PortierError | undefined {
  const { method } = request;
  // The admin pages take every GET that nobody else does.
  if (!request.is404 && request.routeOptions.url !== '/*') return formProblem(request);
  const allowed = allowedMethods(routes, path);
  if (allowed.length === 0) return new PortierError('not_found', `There is no ${path}.`);
  return new PortierError('method_not_allowed', `${path} takes ${allowed.join(', ')}, not ${method}.`);
}

function formProblem({ method, headers }: FastifyRequest): PortierError | undefined {
  const type = headers['content-type'];
  if (
    withoutBody.has(method) ||
    type === undefined ||
    !/^(application\/x-www-form-urlencoded|text\/plain)\b/i.test(type)
  )
    return undefined;
  return new PortierError('unsupported_type', 'The API takes application/json.');
}

function sendProblem(reply: FastifyReply, error: PortierError): FastifyReply {
  const problem = toProblem(error);
  return reply.status(problem.status).type('application/problem+json').send(problem);
}

function pathOf({ url }: FastifyRequest): string {
  return url.replace(/[?#].*$/s, '');
}
