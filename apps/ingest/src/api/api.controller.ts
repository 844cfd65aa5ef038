import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Origin } from '../live/origin.js';
import { apiCodes, clientView, readPage, streamView, version, versionsView, vhostView } from './api-view.js';
import { summaryView } from './summary-view.js';

type Listed = { Querystring: { start?: string; count?: string } };
type ById = { Params: { id: string } };

/**
 * The part of SRS's HTTP API that a control plane needs (srs-observed.md section 6). Plain routes, because Nest's router
 * cannot tell `/streams/` from `/streams`, and SRS does.
 */
export function registerApiRoutes(fastify: FastifyInstance, origin: Origin): void {
  const envelope = {
    code: 0,
    server: origin.identity.serverId,
    service: origin.identity.serviceId,
    pid: String(process.pid),
  };
  for (const list of ['vhosts', 'streams', 'clients']) {
    fastify.get(`/api/v1/${list}`, (request, reply) => redirectToSlash(request.url, reply));
  }
  fastify.get('/api/v1/versions', () => ({ ...envelope, data: versionsView() }));
  fastify.get('/api/v1/summaries', () => ({
    ...envelope,
    data: summaryView({ version, nowMs: Date.now(), rtmpConnections: origin.clients.size }),
  }));

  fastify.get('/api/v1/vhosts/', () => ({ ...envelope, vhosts: [vhostView(origin)] }));
  fastify.get<ById>('/api/v1/vhosts/:id', ({ params }) =>
    params.id === origin.vhostId ? { ...envelope, vhost: vhostView(origin) } : { code: apiCodes.streamNotFound },
  );

  fastify.get<Listed>('/api/v1/streams/', ({ query }) => {
    const { start, count } = readPage(query);
    const page = origin.sources.slice(start, start + count);
    return { ...envelope, streams: page.map((source) => streamView(origin, source, Date.now())) };
  });
  fastify.get<ById>('/api/v1/streams/:id', ({ params }) => {
    const source = origin.sources.find(({ id }) => id === params.id);
    if (source === undefined) return { code: apiCodes.streamNotFound };
    return { ...envelope, stream: streamView(origin, source, Date.now()) };
  });

  fastify.get<Listed>('/api/v1/clients/', ({ query }) => {
    const { start, count } = readPage(query);
    const page = [...origin.clients.values()].slice(start, start + count);
    const now = performance.now();
    return { ...envelope, clients: page.map(({ client, source }) => clientView(origin, client, source, now)) };
  });
  fastify.get<ById>('/api/v1/clients/:id', ({ params }) => {
    const entry = origin.clients.get(params.id);
    if (entry === undefined) return { code: apiCodes.clientNotFound };
    return { ...envelope, client: clientView(origin, entry.client, entry.source, performance.now()) };
  });
  fastify.delete<ById>('/api/v1/clients/:id', ({ params }) => {
    const entry = origin.clients.get(params.id);
    if (entry === undefined) return { code: apiCodes.clientNotFound };
    entry.client.kick('kicked');
    return envelope;
  });
}

function redirectToSlash(url: string, reply: FastifyReply): FastifyReply {
  const [path = '', query] = url.split('?');
  const target = `${path}/${query === undefined ? '' : `?${query}`}`;
  return reply.status(302).header('Location', target).type('text/plain; charset=utf-8').send(`Redirect to ${path}/`);
}
