import { taskTypes, type TaskType } from '@app/tasks';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { databaseNow } from '../database/clock.repository.js';
import { Database, type Executor } from '../database/database.js';
import { wakeAgents } from '../database/wake.repository.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { choose, type Candidate } from '../placement/placement.js';
import { PlacementService } from '../placement/placement.service.js';
import { desiredTasks, type DesiredTasks, type LiveStream } from './desired.js';
import { diff, type Changes, type PresentTask, type Surroundings } from './diff.js';
import { advance } from './task.js';
import { ReconcileRepository, type PresentRow } from './reconcile.repository.js';
import { TasksRepository } from './tasks.repository.js';

type Present = PresentTask & PresentRow;

/** Makes the tasks of a stream what its configurations and publications call for. Running it twice changes nothing. */
@Injectable()
export class ReconcileService {
  constructor(
    private readonly database: Database,
    private readonly repository: ReconcileRepository,
    private readonly tasks: TasksRepository,
    private readonly placement: PlacementService,
    private readonly liveEvents: LiveEventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Reconciles one stream in one transaction, wakes the agents it concerns and has what is new placed. */
  async request(streamId: string): Promise<void> {
    const isNew = await this.database.transaction(async (transaction) => {
      const stream = await this.repository.lockStream(transaction, streamId);
      if (stream === undefined) return false;
      const rows = await this.repository.present(transaction, streamId);
      const isLeaving = (row: PresentRow) => row.isHolderDraining || !hasLabels(row, stream);
      const present = rows.map((row) => ({ ...row, isHolderLeaving: isLeaving(row), isReady: isReady(row) }));
      const agents = present.some((task) => task.isHolderLeaving) ? await this.placement.candidates(transaction) : [];
      const now = await databaseNow(transaction);
      const changes = changesOf(stream, present, { agents, now });
      await this.apply(transaction, stream.id, { changes, present });
      return changes.create.length + changes.retry.length + changes.relabel.length > 0;
    });
    if (isNew) await this.placement.placeSoon();
  }

  /** Reconciles all streams an agent has tasks of: it begins or ceases to drain. What fails here the loop does again. */
  async tasksOf(conciergeId: string): Promise<void> {
    for (const streamId of await this.repository.streamsOf(this.database, conciergeId))
      await this.requestSoon(streamId);
  }

  async requestSoon(streamId: string): Promise<void> {
    try {
      await this.request(streamId);
    } catch (error) {
      this.logger.error({ err: error, streamId }, 'reconcile postponed');
    }
  }

  private async apply(
    transaction: Executor,
    streamId: string,
    { changes, present }: { changes: Changes; present: readonly Present[] },
  ): Promise<void> {
    const holderOf = new Map(present.map(({ id, conciergeId }) => [id, conciergeId]));
    const concerned = new Set<string | null | undefined>();
    for (const { task, reason } of changes.stop) {
      const state = advance(task.state, { kind: 'undesired', reason });
      await this.repository.setState(transaction, { id: task.id, state, reason });
      await this.announce(transaction, task.id, streamId, 'updated');
      concerned.add(holderOf.get(task.id));
      this.logger.info({ taskId: task.id, streamId, reason }, 'task stops');
    }
    for (const { task, until } of changes.grace) await this.repository.setGrace(transaction, task.id, until);
    for (const task of changes.ungrace) await this.repository.setGrace(transaction, task.id, null);
    for (const { task, labels } of changes.relabel) await this.repository.setLabels(transaction, task.id, labels);
    for (const { task, configurationVersion } of changes.retry) {
      await this.tasks.retry(transaction, task.id, configurationVersion);
      await this.announce(transaction, task.id, streamId, 'updated');
    }
    await this.applyMoves(transaction, streamId, changes);
    for (const task of changes.move) concerned.add(holderOf.get(task.id));
    for (const created of changes.create) {
      const id = await this.repository.create(transaction, streamId, created);
      await this.announce(transaction, id, streamId, 'created');
      this.logger.info({ taskId: id, streamId, type: created.task.type, replica: created.replica }, 'task created');
    }
    for (const conciergeId of concerned) if (conciergeId) await wakeAgents(transaction, conciergeId);
  }

  private async applyMoves(transaction: Executor, streamId: string, { move, stay }: Changes): Promise<void> {
    for (const task of move) {
      await this.repository.setMove(transaction, task.id, undefined);
      await this.announce(transaction, task.id, streamId, 'updated');
      this.logger.info({ taskId: task.id, streamId }, 'task moves');
    }
    for (const { task, blocked } of stay) {
      await this.repository.setMove(transaction, task.id, blocked);
      await this.announce(transaction, task.id, streamId, 'updated');
      this.logger.info({ taskId: task.id, streamId, reason: blocked }, 'task stays');
    }
  }

  private announce(transaction: Executor, id: string, streamId: string, action: 'created' | 'updated'): Promise<void> {
    return this.liveEvents.publish(transaction, { topic: 'task', id, streamId, action });
  }
}

function changesOf(
  stream: LiveStream,
  present: readonly Present[],
  { agents, now }: { agents: readonly Candidate[]; now: Date },
): Changes {
  const publications = new Map<string, string[]>();
  for (const { configurationId, publicationId } of present) {
    if (configurationId === null) continue;
    publications.set(configurationId, [...(publications.get(configurationId) ?? []), publicationId]);
  }
  const desired = desiredTasks(stream, { present: publications, typeOf: (name) => taskTypes.get(name) });
  return diff(desired, present, { ...surroundingsOf(stream, present, { desired, agents }), now });
}

function surroundingsOf(
  stream: LiveStream,
  present: readonly Present[],
  { desired, agents }: { desired: readonly DesiredTasks[]; agents: readonly Candidate[] },
): Omit<Surroundings, 'now'> {
  const typeNameOf = new Map(present.map((task) => [task.configurationId ?? '', task.type]));
  const rowOf = new Map(present.map((task) => [task.id, task]));
  return {
    enabledConfigurations: new Set(stream.configurations.map(({ id }) => id)),
    streamEnabled: stream.enabled,
    // Types that outlive nothing have no grace; an unknown type must not keep a task for ever.
    graceMsOf: (configurationId) => taskTypes.get(typeNameOf.get(configurationId) ?? '')?.publishGraceMs ?? 0,
    handoverOf: (type) => taskTypes.get(type)?.handover ?? 'stop_first',
    moveBlocked: ({ id, configurationId }) => {
      const { skills = [], conciergeId = null } = rowOf.get(id) ?? {};
      const labels = desired.find((task) => task.configurationId === configurationId)?.labels ?? {};
      const others = present.filter((one) => one.configurationId === configurationId && one.id !== id);
      const occupied = [...others.map((one) => one.conciergeId), conciergeId].filter((one) => one !== null);
      const choice = choose({ skills, labels, occupied, avoided: [] }, agents);
      return choice.kind === 'none' ? choice.reason : null;
    },
  };
}

/** Has the holder the labels that are called for now? A task without a holder lacks nothing. */
function hasLabels({ configurationId, holderLabels }: PresentRow, stream: LiveStream): boolean {
  const wanted = stream.configurations.find(({ id }) => id === configurationId)?.labels ?? {};
  return holderLabels === null || Object.entries(wanted).every(([name, value]) => holderLabels[name] === value);
}

/** May a predecessor stop because this one runs? By the database clock: what an agent says of time decides nothing. */
function isReady({ type, runningSeconds, params }: PresentRow): boolean {
  const taskType: TaskType | undefined = taskTypes.get(type);
  return runningSeconds !== null && runningSeconds >= (taskType?.handoverSeconds?.(params) ?? 0);
}
