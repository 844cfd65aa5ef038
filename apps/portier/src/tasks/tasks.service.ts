import { PortierError } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { PlacementService } from '../placement/placement.service.js';
import { TasksRepository, type RunRow, type TaskFilter, type TaskRow } from './tasks.repository.js';

/** Tasks as operators see them. */
@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly tasks: TasksRepository,
    private readonly placement: PlacementService,
    private readonly liveEvents: LiveEventsService,
  ) {}

  list(filter: TaskFilter): Promise<TaskRow[]> {
    return this.tasks.list(this.database, filter);
  }

  async get(id: string): Promise<{ task: TaskRow; runs: RunRow[] }> {
    const task = await this.tasks.find(this.database, id);
    if (task === undefined) throw new PortierError('not_found', `There is no task ${id}.`);
    return { task, runs: await this.tasks.runs(this.database, id) };
  }

  /** Lets a quarantined or waiting task be tried at once. */
  async retry(id: string): Promise<{ task: TaskRow; runs: RunRow[] }> {
    const { task } = await this.get(id);
    await this.database.transaction(async (transaction) => {
      if (!(await this.tasks.retry(transaction, id))) {
        throw new PortierError(
          'conflict',
          `Task ${id} is ${task.state}; only a quarantined or waiting one can be retried.`,
        );
      }
      await this.liveEvents.publish(transaction, { topic: 'task', id, streamId: task.streamId, action: 'updated' });
    });
    await this.placement.placeSoon();
    return this.get(id);
  }
}
