import {
  edgePresence,
  edgePresenceAnswer,
  edgesFeed,
  type EdgePresence,
  type EdgePresenceAnswer,
  type EdgesFeed,
} from '@app/contract';
import { Body, Controller, Get, Put, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ForProgram, Public } from '../accounts/access.js';
import { EdgeGuard, unknownEdge, type EdgeRequest } from './edge.guard.js';
import { EdgesService } from './edges.service.js';
import { StandingsService } from './standings.service.js';

/** What edges say and directors read. */
@ApiTags('programs')
@ApiBearerAuth()
@Controller()
export class PresenceController {
  constructor(
    private readonly edges: EdgesService,
    private readonly standings: StandingsService,
  ) {}

  /** For edges, each second: what an edge carries; the answer is how it stands. */
  @Put('edges/self/presence')
  @Public()
  @UseGuards(EdgeGuard)
  @ApiOkResponse({ standardSchema: edgePresenceAnswer })
  async speak(
    @Req() { edgeId }: EdgeRequest,
    @Body({ schema: edgePresence }) presence: EdgePresence,
  ): Promise<EdgePresenceAnswer> {
    const answer = await this.standings.hear(edgeId, presence);
    // Removed between guard and here.
    if (answer === undefined) throw unknownEdge();
    return answer;
  }

  /** For directors, each second: all edges, and what each carries. */
  @Get('feeds/edges')
  @ForProgram('feeds:directory')
  @ApiOkResponse({ standardSchema: edgesFeed })
  feed(): Promise<EdgesFeed> {
    return this.edges.feed();
  }
}
