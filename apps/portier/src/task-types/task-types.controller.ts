import { fieldsJsonSchema, taskTypes } from '@app/tasks';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { taskTypeList, type TaskTypeList } from './task-types.dto.js';

@ApiTags('task types')
@Controller('task-types')
export class TaskTypesController {
  /** What the form of a task configuration is made from. */
  @Get()
  @ApiOkResponse({ standardSchema: taskTypeList })
  list(): TaskTypeList {
    const items = [...taskTypes.values()].map((type) => ({
      name: type.name,
      title: type.title,
      summary: type.summary,
      handover: type.handover,
      schema: { ...fieldsJsonSchema(type) },
    }));
    return { items, nextCursor: null };
  }
}
