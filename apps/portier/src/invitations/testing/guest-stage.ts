import { deriveClusterKeys, seal, type MediaEvent } from '@app/contract';
import { waitFor } from '@app/kit/testing';
import { MediaEventsService } from '../../media-events/media-events.service.js';
import type { NewStreamView } from '../../streams/streams.dto.js';
import { send, startPortier, type Answer, type RunningPortier } from '../../testing/portier.js';
import { insertConcierge, insertMediaServer } from '../../testing/rows.js';
import { SrsStandIn } from '../../testing/srs-stand-in.js';
import type { GuestView } from '../guest.dto.js';
import type { InvitationView, NewInvitationView } from '../invitations.dto.js';

export const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
export const secretOf = ({ link }: { link: string }) => link.split('#')[1] ?? '';

/** A real portier with a media server that shows the guests a test lets publish. */
export class GuestStage {
  private sequence = 0;

  private constructor(
    readonly portier: RunningPortier,
    readonly srs: SrsStandIn,
  ) {}

  static async start(settings: Record<string, string>): Promise<GuestStage> {
    const portier = await startPortier({ PORTIER_POLL_INTERVAL_MS: '500', ...settings });
    const srs = new SrsStandIn();
    await insertMediaServer(portier.database, 'srs-1', await srs.listen());
    return new GuestStage(portier, srs);
  }

  async close(): Promise<void> {
    await this.portier.close();
    this.srs.close();
  }

  get keys() {
    return deriveClusterKeys(this.portier.config.PORTIER_CLUSTER_SECRET);
  }

  async aStream(title = 'Town hall'): Promise<NewStreamView> {
    const body = { name: `guest-${(this.sequence += 1)}`, title };
    return (await this.portier.call<NewStreamView>('POST', '/streams', { body })).body;
  }

  async invite(streamId: string, more: object = {}): Promise<NewInvitationView> {
    const body = { label: 'Camera crew', contact: 'Ada, 0123', notAfter: inMinutes(60), ...more };
    const answer = await this.portier.call<NewInvitationView>('POST', `/streams/${streamId}/invitations`, { body });
    if (answer.status !== 201) throw new Error(`no invitation: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  open(secret: string, path = ''): Promise<Answer<GuestView>> {
    const headers = { authorization: `Bearer ${secret}` };
    return send(`${this.portier.url}/api/v1/guest${path}`, { method: 'GET', headers });
  }

  async viewOf(invitation: { link: string }): Promise<GuestView> {
    return (await this.open(secretOf(invitation))).body;
  }

  /** What srs-hooks says of a publish with the invitation's key. */
  hook(stream: NewStreamView, { keyId }: InvitationView, clientId: string, more: Partial<MediaEvent> = {}) {
    return this.portier.app.get(MediaEventsService, { strict: false }).receive({
      ...{ id: `guest-event-${(this.sequence += 1)}`, at: new Date().toISOString(), action: 'on_publish' },
      ...{ serverId: 'srs-1', serviceId: this.srs.serviceId, clientId, ip: '192.0.2.7', application: 'live' },
      ...{ stream: stream.name, streamId: stream.id, keyId, sealedServerStream: seal(this.keys, stream.name) },
      ...{ pull: null, verdict: { accepted: true } },
      ...more,
    });
  }

  /** The same, refused. */
  refuse(stream: NewStreamView, invitation: InvitationView, reason: 'network_not_allowed' | 'key_not_yet_valid') {
    const refused = { sealedServerStream: null, verdict: { accepted: false, reason } } as const;
    return this.hook(stream, invitation, `refused-${(this.sequence += 1)}`, refused);
  }

  /** Somebody publishes with the invitation's key, and the media server shows it. */
  async publish(stream: NewStreamView, invitation: NewInvitationView, clientId: string): Promise<void> {
    this.srs.publishers = [...this.srs.publishers, { cid: clientId, app: 'live', name: stream.name }];
    await this.hook(stream, invitation, clientId);
    const isLive = async () => (await this.viewOf(invitation)).signal.state === 'live';
    await waitFor('the signal', isLive, { timeoutMs: 30_000 });
  }

  /** An agent packages the live stream and tells these figures of it. */
  async measure(streamId: string, figures: object): Promise<void> {
    const agent = await insertConcierge(this.portier.database);
    const [task] = await this.portier.database.query<{ id: string }>(
      `update tasks set state = 'running', concierge_id = $2, lease_expires_at = now() + interval '1 hour'
        where stream_id = $1 and type = 'hls' returning id`,
      [streamId, agent],
    );
    const progress = {
      ...{ at: inMinutes(0), frames: 1, framesPerSecond: 25, bitrate: 1, speed: 1, droppedFrames: 0 },
      ...{ duplicatedFrames: 0, outTimeSeconds: 1, ...figures },
    };
    await this.portier.database.query('update concierges set progress = $2, last_heartbeat_at = now() where id = $1', [
      agent,
      JSON.stringify({ [task?.id ?? '']: progress }),
    ]);
  }
}
