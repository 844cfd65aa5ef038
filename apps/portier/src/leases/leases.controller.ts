import { heartbeatRequest, heartbeatResponse, type HeartbeatRequest, type HeartbeatResponse } from '@app/contract';
import { Body, Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../accounts/access.js';
import { AgentGuard, type AgentRequest } from '../concierges/agent.guard.js';
import { HungUp } from '../http/hang-up.js';
import { takesAnyText } from '../http/storable.js';
import { LeasesService } from './leases.service.js';

/** What ffmpeg logs is anything: a character no column can hold must not cost an agent its leases. */
const saidByAgent = takesAnyText(heartbeatRequest);

@ApiTags('agents')
@ApiBearerAuth()
@Controller('concierges/self')
export class LeasesController {
  constructor(private readonly leases: LeasesService) {}

  /** What an agent runs and can do; the answer is what it must start and stop. */
  @Post('heartbeat')
  @HttpCode(200)
  @Public()
  @UseGuards(AgentGuard)
  @ApiOkResponse({ standardSchema: heartbeatResponse })
  heartbeat(
    @Req() request: AgentRequest,
    @Body({ schema: saidByAgent }) body: HeartbeatRequest,
    @HungUp() gone: AbortSignal,
  ): Promise<HeartbeatResponse> {
    return this.leases.heartbeat(request.conciergeId, body, gone);
  }
}
