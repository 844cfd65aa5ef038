import { deriveClusterKeys, seal } from '@app/contract';
import { randomUUID } from 'node:crypto';
import type { ConfigurationView } from '../../configurations/configurations.dto.js';
import type { NewStreamView } from '../../streams/streams.dto.js';
import { ReconcileService } from '../../tasks/reconcile.service.js';
import type { RunningPortier } from '../../testing/portier.js';

/**
 * Keeps the media servers of a test from being asked: what is live is what the test says. Nor has this one been silent for too
 * long, however long the test takes: it comes into being tomorrow.
 */
export async function withoutPolls({ database }: RunningPortier): Promise<void> {
  await database.query(
    `insert into media_servers (id, rtmp_url, api_url, created_at)
     values ('srs-1', 'rtmp://127.0.0.1:1935', 'http://127.0.0.1:9', now() + interval '1 day')`,
  );
}

/** A stream as operators make them, with tasks to run while it is live. */
export class LiveStream {
  private constructor(
    private readonly portier: RunningPortier,
    readonly id: string,
    readonly name: string,
  ) {}

  static async make(portier: RunningPortier): Promise<LiveStream> {
    const name = `s-${randomUUID().slice(0, 8)}`;
    const { body } = await portier.call<NewStreamView>('POST', '/streams', { body: { name } });
    return new LiveStream(portier, body.id, name);
  }

  async configure(type: 'hls' | 'restream', more: object = {}): Promise<ConfigurationView> {
    const fields = type === 'restream' ? { url: 'rtmp://live.example.com/app' } : {};
    const body = { streamId: this.id, type, fields, ...more };
    return (await this.portier.call<ConfigurationView>('POST', '/configurations', { body })).body;
  }

  /** Somebody publishes. @returns the publication */
  async publish(): Promise<string> {
    const keys = deriveClusterKeys(this.portier.config.PORTIER_CLUSTER_SECRET);
    const [row] = await this.portier.database.query<{ id: string }>(
      `insert into publications (stream_id, key_id, server_id, service_id, client_id, ip, application,
                                 sealed_server_stream, state, live_at)
       select $1, id, 'srs-1', 'run1', $2, '127.0.0.1', 'live', $3, 'live', now() from publish_keys where stream_id = $1
       returning id`,
      [this.id, randomUUID(), seal(keys, this.name)],
    );
    await this.reconcile();
    return row!.id;
  }

  async unpublish(publicationId: string): Promise<void> {
    await this.portier.database.query(
      `update publications set state = 'ended', reason = 'unpublished', ended_at = now() where id = $1`,
      [publicationId],
    );
    await this.reconcile();
  }

  reconcile(): Promise<void> {
    return this.portier.app.get(ReconcileService, { strict: false }).request(this.id);
  }

  tasks(): Promise<StoredTask[]> {
    return this.portier.database.query<StoredTask>(
      `select id, type, replica, state, reason, stop_reason as "stopReason", concierge_id as "conciergeId",
              lease_token::float8 as "leaseToken", moving_since is not null as "isMoving", move_blocked as "moveBlocked",
              failures, preferred_concierge_id as "preferredConciergeId", publication_id as "publicationId"
         from tasks where stream_id = $1 order by created_at, replica`,
      [this.id],
    );
  }

  /** Tasks that have not ended. */
  async present(): Promise<StoredTask[]> {
    return (await this.tasks()).filter(({ state }) => state !== 'ended');
  }
}

export interface StoredTask {
  id: string;
  type: string;
  replica: number;
  state: string;
  reason: string | null;
  stopReason: string | null;
  conciergeId: string | null;
  leaseToken: number;
  isMoving: boolean;
  moveBlocked: string | null;
  failures: number;
  preferredConciergeId: string | null;
  publicationId: string;
}
