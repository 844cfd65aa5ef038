import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import type { Page } from '../http/page.js';
import { refusalPage, refusalQuery, type RefusalQuery, type RefusalView } from './refusals.dto.js';
import { RefusalsService } from './refusals.service.js';

@ApiTags('refusals')
@ForUsers()
@Controller('refusals')
export class RefusalsController {
  constructor(private readonly refusals: RefusalsService) {}

  /** Lists refused publishes and plays, newest first. */
  @Get()
  @ApiOkResponse({ standardSchema: refusalPage })
  list(@Query({ schema: refusalQuery }) query: RefusalQuery, @CurrentUser() user: User): Promise<Page<RefusalView>> {
    return this.refusals.list(user, query);
  }
}
