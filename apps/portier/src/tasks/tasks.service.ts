import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { Database } from '../database/database.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { PlacementService } from '../placement/placement.service.js';
import { viewerOf, type Subject } from '../rights/right.js';
import { RightsService } from '../rights/rights.service.js';
import { taskSorting, type TaskQuery } from './tasks.dto.js';
import { TasksRepository, type RunRow, type TaskRow } from './tasks.repository.js';

/** Tasks as operators see them. */
@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly tasks: TasksRepository,
    private readonly placement: PlacementService,
    private readonly liveEvents: LiveEventsService,
    private readonly rights: RightsService,
  ) {}

  async list(user: User, query: TaskQuery): Promise<Page<TaskRow>> {
    const after = sortedPosition(taskSorting, query);
    const rows = await this.tasks.list(this.database, viewerOf(user), { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...task }) => task);
  }

  /** @throws PortierError `not_found` */
  async get(user: User, id: string): Promise<{ task: TaskRow; runs: RunRow[] }> {
    const task = await this.tasks.find(this.database, viewerOf(user), id);
    if (task === undefined) throw new PortierError('not_found', `There is no task ${id}.`);
    return { task, runs: await this.tasks.runs(this.database, id) };
  }

  /** Lets a quarantined or waiting task be tried at once. */
  async retry(user: User, id: string): Promise<{ task: TaskRow; runs: RunRow[] }> {
    const { task } = await this.get(user, id);
    await this.database.transaction(async (transaction) => {
      await this.rights.require(transaction, user, 'change', subjectOf(task));
      if (!(await this.tasks.retry(transaction, id))) {
        throw new PortierError(
          'conflict',
          `Task ${id} is ${task.state}; only a quarantined or waiting one can be retried.`,
        );
      }
      await this.liveEvents.publish(transaction, { topic: 'task', id, streamId: task.streamId, action: 'updated' });
    });
    await this.placement.placeSoon();
    return this.get(user, id);
  }
}

/** What a task belongs to: its configuration, or the stream when that is gone. */
function subjectOf({ configurationId, streamId }: TaskRow): Subject {
  return configurationId === null ? { kind: 'stream', id: streamId } : { kind: 'configuration', id: configurationId };
}
