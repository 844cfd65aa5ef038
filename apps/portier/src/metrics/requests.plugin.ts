import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Gauge, Histogram, type Registry } from 'prom-client';

/** Held until there is something to say, so that their durations say nothing about how busy portier is. */
const held = ['/api/v1/concierges/self/heartbeat', '/api/v1/feeds/authorization', '/api/v1/feeds/directory'];
const eventStreams: Record<string, string> = { '/api/v1/events': 'users', '/api/v1/guest/events': 'guests' };

/** How long answers take, by route pattern: an address, which may hold anything, never becomes a label. */
export function registerRequestMetrics(fastify: FastifyInstance, registry: Registry): void {
  const labelNames = ['method', 'route', 'status'];
  const answered = new Histogram({
    name: 'portier_http_request_duration_seconds',
    help: 'Requests by route and class of status, without those that are held.',
    ...{ labelNames, registers: [registry], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] },
  });
  const longPolls = new Histogram({
    name: 'portier_http_held_request_duration_seconds',
    help: 'Heartbeats of agents and feeds, which portier holds until it has something to say.',
    ...{ labelNames, registers: [registry], buckets: [0.01, 0.05, 0.25, 1, 2.5, 5, 15, 30, 60] },
  });
  const listeners = new Gauge({
    name: 'portier_sse_clients',
    help: 'Open event streams of this portier, of people and of guests.',
    ...{ labelNames: ['audience'], registers: [registry] },
  });
  for (const audience of Object.values(eventStreams)) listeners.set({ audience }, 0);
  fastify.addHook('onRequest', (request, reply, done) => {
    const audience = eventStreams[routeOf(request)];
    if (audience !== undefined) {
      listeners.inc({ audience });
      reply.raw.once('close', () => listeners.dec({ audience }));
    }
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    if (eventStreams[route] === undefined) {
      const histogram = held.includes(route) ? longPolls : answered;
      histogram.observe({ method: request.method, route, status: classOf(reply) }, reply.elapsedTime / 1_000);
    }
    done();
  });
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'none';
const classOf = (reply: FastifyReply): string => `${Math.floor(reply.statusCode / 100)}xx`;
