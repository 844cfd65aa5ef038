import { fieldsJsonSchema, targetPresets, taskTypes } from '@app/tasks';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ForUsers } from '../accounts/access.js';
import { taskTypeList, type TaskTypeList } from './task-types.dto.js';

const presets = targetPresets.map(({ hosts, asks, ...preset }) => ({
  ...preset,
  hosts: [...hosts],
  asks: {
    ...asks,
    videoCodecs: [...asks.videoCodecs],
    audioCodecs: [...asks.audioCodecs],
    isUpright: asks.isUpright === true,
  },
}));

@ApiTags('task types')
@ForUsers()
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
      presets: type.targetHost === undefined ? [] : presets,
    }));
    return { items, nextCursor: null };
  }
}
