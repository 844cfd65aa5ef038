import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  problemHistoryQuery,
  problemPage,
  problemQuery,
  type ProblemHistoryQuery,
  type ProblemQuery,
  type ProblemView,
} from './problems.dto.js';
import { ProblemsService } from './problems.service.js';

@ApiTags('problems')
@ForUsers()
@Controller()
export class ProblemsController {
  constructor(private readonly problems: ProblemsService) {}

  /** What is wrong right now with what you may see: errors first, then the newest first, unless sorted otherwise. */
  @Get('problems')
  @ApiOkResponse({ standardSchema: problemPage })
  list(@Query({ schema: problemQuery }) query: ProblemQuery, @CurrentUser() user: User): Promise<Page<ProblemView>> {
    return this.problems.open(user, query);
  }

  /** What has been wrong with a stream, open and ended, newest first. */
  @Get('streams/:id/problems')
  @ApiOkResponse({ standardSchema: problemPage })
  ofStream(
    @Param({ schema: idPath }) { id }: IdPath,
    @Query({ schema: problemHistoryQuery }) query: ProblemHistoryQuery,
    @CurrentUser() user: User,
  ): Promise<Page<ProblemView>> {
    return this.problems.history(user, id, query);
  }
}
