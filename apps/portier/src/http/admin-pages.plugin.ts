import fastifyStatic from '@fastify/static';
import { PortierError, toProblem } from '@app/contract';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Names of built assets hold a hash of their content. */
const hashedAssets = '/assets/';

/**
 * The built admin pages. Every address that is no file is a page of the single-page application, except below `/api` (unknown-routes.plugin.ts).
 * @param folder relative to the working directory
 */
export async function registerAdminPages(fastify: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder);
  const assets = join(root, hashedAssets);
  await fastify.register(fastifyStatic, {
    root,
    serve: false,
    cacheControl: false,
    // The build writes .br and .gz beside every text file.
    preCompressed: true,
    // Here and not in the route: a missing asset must not be missing for ever.
    setHeaders: (reply, path) => {
      void reply.header('Cache-Control', path.startsWith(assets) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => {
    const path = new URL(request.url, 'http://portier').pathname;
    if (path.startsWith(hashedAssets) || /\.[a-z0-9]+$/i.test(path)) return reply.sendFile(path.slice(1));
    if (existsSync(join(root, 'index.html'))) return reply.sendFile('index.html');
    return sendNotFound(reply, 'The admin pages are not built: run "npm run build:web" (folder: PORTIER_ADMIN_DIR).');
  });
}

function sendNotFound(reply: FastifyReply, detail: string): FastifyReply {
  const problem = toProblem(new PortierError('not_found', detail));
  return reply
    .header('Cache-Control', 'no-store')
    .status(problem.status)
    .type('application/problem+json')
    .send(problem);
}
