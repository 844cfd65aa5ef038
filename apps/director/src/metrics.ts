import type { FastifyInstance } from 'fastify';
import { Counter, Gauge } from 'prom-client';

/** What a request was for, by route pattern; everything else counts as `other`. */
const kinds: Record<string, string> = {
  '/hls/:stream/index.m3u8': 'multivariant',
  '/hls/:stream/steering.json': 'steering',
  '/hls/:stream/:playlist': 'media',
  '/hls/:stream/:broadcast/:rendition/:file': 'segment',
  '/hls/:stream/poster.jpg': 'poster',
  '/watch/:stream': 'page',
  '/watch/assets/:file': 'asset',
  '/': 'page',
  '/announce': 'announce',
  '/signals': 'signals',
  '/ingests': 'signals',
  '/ingests/:name': 'signals',
};

interface Sources {
  /** Since each live stream was last announced or seen to change, milliseconds. */
  ages: () => number[];
  /** People who read playlists now. */
  viewers: () => number;
  /** Edges that viewers are sent to now. */
  usableEdges: () => number;
}

/** Counts requests and shows what is live, on the registry that `/metrics` prints. */
export function registerMetrics(fastify: FastifyInstance, { ages, viewers, usableEdges }: Sources): void {
  const requests = new Counter({
    name: 'portier_director_requests_total',
    help: 'Requests by what they were for and the status they got.',
    labelNames: ['kind', 'status'],
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    requests.inc({ kind: kinds[request.routeOptions.url ?? ''] ?? 'other', status: reply.statusCode });
    done();
  });
  new Gauge({
    name: 'portier_director_viewers',
    help: 'People who read playlists of this director or are steered by it, at least, over the last 30 s.',
    collect() {
      this.set(viewers());
    },
  });
  new Gauge({
    name: 'portier_director_edges_usable',
    help: 'Edges that this director sends viewers to: active for portier, and good by its own probes.',
    collect() {
      this.set(usableEdges());
    },
  });
  new Gauge({
    name: 'portier_director_streams_live',
    help: 'Streams that can be played.',
    collect() {
      this.set(ages().length);
    },
  });
  new Gauge({
    name: 'portier_director_index_age_seconds',
    help: 'Time since the longest silent live stream was last announced or seen to change in the store.',
    collect() {
      this.set(Math.max(0, ...ages()) / 1000);
    },
  });
}
