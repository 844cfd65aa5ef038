import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { bulkAnswer, inBulk, type BulkAnswer } from '../http/bulk.js';
import { idPath, type IdPath } from '../http/things.js';
import type { Page } from '../http/page.js';
import {
  taskQuery,
  toRunView,
  toTaskView,
  taskDetail,
  taskPage,
  tasksRetry,
  type TaskQuery,
  type TasksRetry,
  type taskView,
} from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

@ApiTags('tasks')
@ForUsers()
@Controller('tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  /** Tasks, newest first. Ended ones only when asked for. */
  @Get()
  @ApiOkResponse({ standardSchema: taskPage })
  async list(
    @Query({ schema: taskQuery }) query: TaskQuery,
    @CurrentUser() user: User,
  ): Promise<Page<z.infer<typeof taskView>>> {
    const { items, nextCursor } = await this.tasks.list(user, query);
    return { items: items.map(toTaskView), nextCursor };
  }

  /** One task with its last 20 runs. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: taskDetail })
  async get(@Param({ schema: idPath }) { id }: IdPath, @CurrentUser() user: User): Promise<z.infer<typeof taskDetail>> {
    return this.detail(await this.tasks.get(user, id));
  }

  /** Tries a quarantined or waiting task at once. */
  @Post(':id/retry')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: taskDetail })
  async retry(
    @Param({ schema: idPath }) { id }: IdPath,
    @CurrentUser() user: User,
  ): Promise<z.infer<typeof taskDetail>> {
    return this.detail(await this.tasks.retry(user, id));
  }

  /** Tries many quarantined or waiting tasks at once. */
  @Post('retry')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: bulkAnswer })
  retryMany(@Body({ schema: tasksRetry }) { ids }: TasksRetry, @CurrentUser() user: User): Promise<BulkAnswer> {
    return inBulk(ids, (id) => this.tasks.retry(user, id));
  }

  private detail({ task, runs }: Awaited<ReturnType<TasksService['get']>>): z.infer<typeof taskDetail> {
    return { ...toTaskView(task), runs: runs.map(toRunView) };
  }
}
