import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { idPath, type IdPath } from '../http/things.js';
import { taskFigures, toTaskFigures, type TaskFigures } from './figures.dto.js';
import { FiguresService } from './figures.service.js';

@ApiTags('tasks')
@ForUsers()
@Controller('tasks/:id/figures')
export class FiguresController {
  constructor(private readonly figures: FiguresService) {}

  /** Frames a second, bit rate, speed and drops of a task over the last hour. */
  @Get()
  @ApiOkResponse({ standardSchema: taskFigures })
  async list(@Param({ schema: idPath }) { id }: IdPath, @CurrentUser() user: User): Promise<TaskFigures> {
    return toTaskFigures(await this.figures.ofTask(user, id));
  }
}
