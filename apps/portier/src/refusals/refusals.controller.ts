import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page } from '../http/page.js';
import { refusalPage, refusalQuery, type RefusalQuery, type RefusalView } from './refusals.dto.js';
import { RefusalsService } from './refusals.service.js';

@ApiTags('refusals')
@Controller('refusals')
export class RefusalsController {
  constructor(private readonly refusals: RefusalsService) {}

  @Get()
  @ApiOkResponse({ standardSchema: refusalPage })
  list(@Query({ schema: refusalQuery }) query: RefusalQuery): Promise<Page<RefusalView>> {
    return this.refusals.list(query);
  }
}
