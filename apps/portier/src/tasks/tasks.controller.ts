import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { idPath, type IdPath } from '../http/things.js';
import { decodeCursor, pageOf, type Page } from '../http/page.js';
import { taskQuery, toRunView, toTaskView, taskDetail, taskPage, type taskView } from './tasks.dto.js';
import { TasksService } from './tasks.service.js';

const position = z.tuple([z.iso.datetime(), z.uuid()]);

@ApiTags('tasks')
@Controller('tasks')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  /** Tasks, newest first. Ended ones only when asked for. */
  @Get()
  @ApiOkResponse({ standardSchema: taskPage })
  async list(@Query({ schema: taskQuery }) query: z.infer<typeof taskQuery>): Promise<Page<z.infer<typeof taskView>>> {
    const after = decodeCursor(position, query.cursor);
    const rows = await this.tasks.list({ ...query, after, limit: query.limit + 1 });
    return pageOf(rows, query.limit, {
      position: ({ createdAt, id }) => [createdAt.toISOString(), id],
      item: toTaskView,
    });
  }

  /** One task with its last 20 runs. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: taskDetail })
  async get(@Param({ schema: idPath }) { id }: IdPath): Promise<z.infer<typeof taskDetail>> {
    return this.detail(await this.tasks.get(id));
  }

  /** Tries a quarantined or waiting task at once. */
  @Post(':id/retry')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: taskDetail })
  async retry(@Param({ schema: idPath }) { id }: IdPath): Promise<z.infer<typeof taskDetail>> {
    return this.detail(await this.tasks.retry(id));
  }

  private detail({ task, runs }: Awaited<ReturnType<TasksService['get']>>): z.infer<typeof taskDetail> {
    return { ...toTaskView(task), runs: runs.map(toRunView) };
  }
}
