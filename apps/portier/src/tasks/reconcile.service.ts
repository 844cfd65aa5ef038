import { taskTypes } from '@app/tasks';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { databaseNow } from '../database/clock.repository.js';
import { Database, type Executor } from '../database/database.js';
import { wakeAgents } from '../database/wake.repository.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { desiredTasks, type LiveStream } from './desired.js';
import { diff, type Changes, type PresentTask } from './diff.js';
import { advance } from './task.js';
import { TasksRepository } from './tasks.repository.js';

/** Types that outlive nothing have no grace; an unknown type must not keep a task for ever. */
const unknownTypeGraceMs = 0;

/** Makes the tasks of a stream what its configurations and publications call for. Running it twice changes nothing. */
@Injectable()
export class ReconcileService {
  constructor(
    private readonly database: Database,
    private readonly tasks: TasksRepository,
    private readonly liveEvents: LiveEventsService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Reconciles one stream in one transaction and wakes the agents it concerns. */
  async request(streamId: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const stream = await this.tasks.lockStream(transaction, streamId);
      if (stream === undefined) return;
      const present = await this.tasks.present(transaction, streamId);
      const now = await databaseNow(transaction);
      await this.apply(transaction, streamId, this.changes(stream, { present, now }));
    });
  }

  private changes(
    stream: LiveStream,
    { present, now }: { present: (PresentTask & { type: string })[]; now: Date },
  ): Changes {
    const publicationOf = new Map(present.map((task) => [task.configurationId ?? '', task.publicationId]));
    const typeOf = (name: string) => taskTypes.get(name);
    const desired = desiredTasks(stream, { present: publicationOf, typeOf });
    const typeNameOf = new Map(present.map((task) => [task.configurationId ?? '', task.type]));
    return diff(desired, present, {
      enabledConfigurations: new Set(stream.configurations.map(({ id }) => id)),
      streamEnabled: stream.enabled,
      graceMsOf: (configurationId) =>
        taskTypes.get(typeNameOf.get(configurationId) ?? '')?.publishGraceMs ?? unknownTypeGraceMs,
      now,
    });
  }

  private async apply(transaction: Executor, streamId: string, changes: Changes): Promise<void> {
    for (const { task, reason } of changes.stop) {
      const state = advance(task.state, { kind: 'undesired', reason });
      await this.tasks.setState(transaction, { id: task.id, state, reason });
      await this.announce(transaction, task.id, streamId, 'updated');
      this.logger.info({ taskId: task.id, streamId, reason }, 'task stops');
    }
    for (const { task, until } of changes.grace) await this.tasks.setGrace(transaction, task.id, until);
    for (const task of changes.ungrace) await this.tasks.setGrace(transaction, task.id, null);
    for (const desired of changes.create) {
      const id = await this.tasks.create(transaction, streamId, desired);
      await this.announce(transaction, id, streamId, 'created');
      this.logger.info({ taskId: id, streamId, type: desired.type }, 'task created');
    }
    if (changes.stop.length + changes.create.length > 0) await wakeAgents(transaction, '*');
  }

  private announce(transaction: Executor, id: string, streamId: string, action: 'created' | 'updated'): Promise<void> {
    return this.liveEvents.publish(transaction, { topic: 'task', id, streamId, action });
  }
}
