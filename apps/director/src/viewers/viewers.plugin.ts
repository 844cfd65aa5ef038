import { edgeUserAgent } from '@app/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ViewersService } from './viewers.service.js';

/** A player that plays over an edge asks here for where to go next only. */
const asked = new Set(['/hls/:stream/index.m3u8', '/hls/:stream/steering.json', '/hls/:stream/:playlist']);

/** Tells who was given a playlist; `HEAD`, edges that fill their caches, and what failed is nobody who watches. */
export function registerViewers(fastify: FastifyInstance, viewers: ViewersService): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const isViewer = request.method === 'GET' && !isEdge(request) && asked.has(request.routeOptions.url ?? '');
    if (isViewer && reply.statusCode < 400) {
      viewers.note(streamOf(request), readerOf(request), Date.now());
    }
    done();
  });
}

/** Who pretends to be an edge is not counted, that is all. */
function isEdge({ headers }: FastifyRequest): boolean {
  return headers['user-agent'] === edgeUserAgent;
}

function streamOf(request: FastifyRequest): string {
  return (request.params as { stream: string }).stream;
}

function readerOf({ ip, headers }: FastifyRequest) {
  return { address: ip, userAgent: headers['user-agent'] ?? '' };
}
