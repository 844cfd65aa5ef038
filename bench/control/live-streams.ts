import { hashPublishKey, mediaEventQueue, seal, type MediaEvent } from '@app/contract';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { randomUUID } from 'node:crypto';
import { MediaServerApi } from './media-server.js';
import { bulk, insertStreams } from './rows.js';
import type { Stack } from './stack.js';

export interface BenchStream {
  streamId: string;
  name: string;
  keyId: string;
}

/** As many publishers as an SRS of a large site has. */
const publishersEach = 100;

/** Streams on air: media servers that show their publishers, and the event queue of srs-hooks. */
export class LiveStreams {
  private readonly servers: MediaServerApi[] = [];
  private readonly redis: Redis;
  private readonly queue: Queue;
  private count = 0;

  constructor(private readonly stack: Stack) {
    this.redis = new Redis(stack.redisUrl, { maxRetriesPerRequest: null });
    this.queue = new Queue(mediaEventQueue, { connection: this.redis });
  }

  async close(): Promise<void> {
    for (const server of this.servers) server.close();
    await this.queue.close();
    this.redis.disconnect();
  }

  /** Puts so many more on air by rows: as if they had been there for long. */
  async addLive(count: number, { areFirst = false } = {}): Promise<void> {
    const streams = await this.offAir(count, { areFirst });
    const places = [];
    for (const stream of streams) places.push(await this.place(stream));
    await this.stack.database.query(
      `insert into publications (stream_id, key_id, server_id, service_id, client_id, sealed_server_stream, ip, application, state, live_at)
       select *, '192.0.2.1', 'live', 'live', now()
         from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])`,
      [
        streams.map(({ streamId }) => streamId),
        streams.map(({ keyId }) => keyId),
        places.map(({ server }) => server.id),
        places.map(({ server }) => server.serviceId),
        places.map(({ clientId }) => clientId),
        streams.map(({ name }) => seal(this.stack.keys, name)),
      ],
    );
  }

  /** Streams that may publish: each with a key of its own. */
  async offAir(count: number, { areFirst = false } = {}): Promise<BenchStream[]> {
    const rows = await insertStreams(this.stack, count, { areFirst });
    const streams = rows.map(({ streamId, name }) => ({ streamId, name, keyId: randomUUID() }));
    // Without the change feed: it would make portier look at every media server while their rows are being made.
    await bulk(this.stack.database, () =>
      this.stack.database.query(
        `insert into publish_keys (id, stream_id, key_hash, hint)
       select *, 'last' from unnest($1::uuid[], $2::uuid[], $3::text[])`,
        [
          streams.map(({ keyId }) => keyId),
          streams.map(({ streamId }) => streamId),
          streams.map(({ name }) => hashPublishKey(this.stack.keys, `key of ${name}`)),
        ],
      ),
    );
    return streams;
  }

  /** What srs-hooks does on `on_publish`, and the media server a moment later. */
  async publish(stream: BenchStream): Promise<void> {
    const { server, clientId } = await this.place(stream);
    const event: MediaEvent = {
      ...{ id: randomUUID(), at: new Date().toISOString(), action: 'on_publish', ip: '192.0.2.1', application: 'live' },
      ...{ serverId: server.id, serviceId: server.serviceId, clientId, stream: stream.name, streamId: stream.streamId },
      ...{ keyId: stream.keyId, sealedServerStream: seal(this.stack.keys, stream.name), pull: null },
      verdict: { accepted: true },
    };
    await this.queue.add(event.action, event, { jobId: event.id, removeOnComplete: true });
  }

  private async place({ name }: Pick<BenchStream, 'name'>): Promise<{ server: MediaServerApi; clientId: string }> {
    const clientId = `c${(this.count += 1)}`;
    let server = this.servers.at(-1);
    if (server === undefined || server.publishers.size >= publishersEach) server = await this.addServer();
    server.publishers.set(clientId, { clientId, name });
    return { server, clientId };
  }

  private async addServer(): Promise<MediaServerApi> {
    const server = new MediaServerApi(`srs-${this.servers.length + 1}`);
    const apiUrl = await server.listen();
    await this.stack.database.query(
      `insert into media_servers (id, rtmp_url, api_url, service_id) values ($1, 'rtmp://127.0.0.1:1935', $2, $3)
         on conflict (id) do update set api_url = excluded.api_url, service_id = excluded.service_id`,
      [server.id, apiUrl, server.serviceId],
    );
    this.servers.push(server);
    return server;
  }
}
