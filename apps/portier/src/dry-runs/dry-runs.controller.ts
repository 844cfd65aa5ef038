import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { dryRunDraft, dryRunView, type DryRunDraft, type DryRunView } from './dry-runs.dto.js';
import { DryRunsService } from './dry-runs.service.js';

@ApiTags('configurations')
@ForUsers()
@Controller('configurations/dry-run')
export class DryRunsController {
  constructor(private readonly dryRuns: DryRunsService) {}

  /** What would come of a configuration, saved or not: which agents, which command, whether the target answers. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: dryRunView })
  try(@Body({ schema: dryRunDraft }) draft: DryRunDraft, @CurrentUser() user: User): Promise<DryRunView> {
    return this.dryRuns.try(user, draft);
  }
}
