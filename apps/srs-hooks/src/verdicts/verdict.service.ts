import type { ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { EventWriterLoop } from '../events/event-writer.loop.js';
import { HooksMetrics } from '../metrics.js';
import { CLUSTER_KEYS, LOGGER } from '../platform.module.js';
import { SnapshotService } from '../snapshot/snapshot.service.js';
import type { MediaHook } from './media-hook.js';
import { shownApplication, shownIp } from './shown.js';
import { decide, type Authority, type Verdict } from './verdict.js';

/** Decides, logs refusals, counts, and hands the event on. Shared by all kinds of media servers. */
@Injectable()
export class VerdictService {
  private readonly authority: Authority;

  constructor(
    snapshots: SnapshotService,
    private readonly events: EventWriterLoop,
    private readonly metrics: HooksMetrics,
    @Inject(CLUSTER_KEYS) keys: ClusterKeys,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.authority = { snapshot: snapshots.snapshot, keys, pulls: snapshots.pulls };
  }

  /**
   * The verdict, once its event is kept (at the latest after 100 ms): then it may be answered.
   * @param kind of media server, for the metrics: `srs`
   */
  answer(kind: string, hook: MediaHook, nowMs: number): Promise<Verdict> {
    return this.conclude(kind, hook, decide(this.authority, hook, nowMs), nowMs);
  }

  /** A hook that cannot be trusted to mean what it says, though enough of it was read to tell where it came from. */
  refuseMalformed(kind: string, hook: MediaHook, nowMs: number): Promise<Verdict> {
    const verdict = {
      accepted: false,
      reason: 'malformed_request',
      streamId: null,
      streamName: null,
      keyId: null,
    } as const;
    return this.conclude(kind, hook, verdict, nowMs);
  }

  /** Nothing of it could be read: no event, as nobody can tell what it would be about. */
  noteUnreadable(kind: string): void {
    this.metrics.verdicts.inc({ kind, action: '', verdict: 'refused', reason: 'malformed_request' });
    this.logger.warn({ kind, reason: 'malformed_request' }, 'hook cannot be read');
  }

  private async conclude(kind: string, hook: MediaHook, verdict: Verdict, nowMs: number): Promise<Verdict> {
    const { action } = hook;
    if (verdict.accepted) {
      this.metrics.verdicts.inc({ kind, action, verdict: 'accepted', reason: '' });
    } else {
      this.metrics.verdicts.inc({ kind, action, verdict: 'refused', reason: verdict.reason });
      this.logRefusal(hook, verdict);
    }
    await this.events.keep({ hook, verdict, atMs: nowMs });
    return verdict;
  }

  /** Once a refusal, and never with the name or the query the client sent: both may hold a key. */
  private logRefusal(hook: MediaHook, { reason, streamId, streamName }: Extract<Verdict, { accepted: false }>): void {
    const fields = {
      reason,
      action: hook.action,
      serverId: hook.serverId,
      clientId: hook.clientId,
      ip: shownIp(hook.ip),
      application: shownApplication(this.authority.snapshot, hook.application),
      streamId,
      stream: streamName,
    };
    if (hook.action === 'on_play') this.logger.info(fields, 'play refused');
    else this.logger.warn(fields, 'publish refused');
  }
}
