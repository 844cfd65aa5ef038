import { authorizationFeed, directoryFeed, type AuthorizationFeed, type DirectoryFeed } from '@app/contract';
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ForProgram } from '../accounts/access.js';
import { FeedsService, type FeedRequest } from './feeds.service.js';

const feedQuery = z.object({
  after: z.string().max(64).optional().describe('`cursor` of the previous answer; without it everything is answered.'),
  waitSeconds: z.coerce.number().min(0).max(30).default(0).describe('How long to wait for a change.'),
});
type FeedQuery = z.infer<typeof feedQuery>;

@ApiTags('programs')
@ApiBearerAuth()
@Controller('feeds')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  /** For srs-hooks: who may publish what. */
  @Get('authorization')
  @ForProgram('feeds:authorization')
  @ApiOkResponse({ standardSchema: authorizationFeed })
  authorization(
    @Query({ schema: feedQuery }) query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<AuthorizationFeed> {
    return this.feeds.authorization(toFeedRequest(query, request));
  }

  /** For directors: which streams there are, and which are live. */
  @Get('directory')
  @ForProgram('feeds:directory')
  @ApiOkResponse({ standardSchema: directoryFeed })
  directory(@Query({ schema: feedQuery }) query: FeedQuery, @Req() request: FastifyRequest): Promise<DirectoryFeed> {
    return this.feeds.directory(toFeedRequest(query, request));
  }
}

function toFeedRequest({ after, waitSeconds }: FeedQuery, request: FastifyRequest): FeedRequest {
  const gone = new AbortController();
  request.raw.socket.once('close', () => gone.abort());
  return { after, waitMs: waitSeconds * 1_000, gone: gone.signal };
}
