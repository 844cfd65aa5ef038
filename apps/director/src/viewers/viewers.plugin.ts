import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ViewersService } from './viewers.service.js';

const playlists = new Set(['/hls/:stream/index.m3u8', '/hls/:stream/:playlist']);

/** Tells who was given a playlist; `HEAD` and what failed is nobody who watches. */
export function registerViewers(fastify: FastifyInstance, viewers: ViewersService): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    if (request.method === 'GET' && reply.statusCode < 400 && playlists.has(request.routeOptions.url ?? '')) {
      viewers.note(streamOf(request), readerOf(request), Date.now());
    }
    done();
  });
}

function streamOf(request: FastifyRequest): string {
  return (request.params as { stream: string }).stream;
}

function readerOf({ ip, headers }: FastifyRequest) {
  return { address: ip, userAgent: headers['user-agent'] ?? '' };
}
