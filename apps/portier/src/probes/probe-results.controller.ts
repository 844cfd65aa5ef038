import { probeResult, type ProbeResult } from '@app/contract';
import { Body, Controller, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../accounts/access.js';
import { AgentGuard, type AgentRequest } from '../concierges/agent.guard.js';
import { idPath, type IdPath } from '../http/things.js';
import { ProbesService } from './probes.service.js';

@ApiTags('agents')
@ApiBearerAuth()
@Controller('concierges/self/probes')
export class ProbeResultsController {
  constructor(private readonly probes: ProbesService) {}

  /** What an agent saw of what it was asked to look at. */
  @Post(':id')
  @HttpCode(204)
  @Public()
  @UseGuards(AgentGuard)
  @ApiNoContentResponse()
  answer(
    @Req() request: AgentRequest,
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: probeResult }) result: ProbeResult,
  ): Promise<void> {
    return this.probes.answer(request.conciergeId, id, result);
  }
}
