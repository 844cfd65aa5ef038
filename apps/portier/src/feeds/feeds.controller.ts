import { authorizationFeed, directoryFeed, type AuthorizationFeed, type DirectoryFeed } from '@app/contract';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ForProgram } from '../accounts/access.js';
import { HungUp } from '../http/hang-up.js';
import { FeedsService } from './feeds.service.js';

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
    @Query({ schema: feedQuery }) { after, waitSeconds }: FeedQuery,
    @HungUp() gone: AbortSignal,
  ): Promise<AuthorizationFeed> {
    return this.feeds.authorization({ after, waitMs: waitSeconds * 1_000, gone });
  }

  /** For directors: which streams there are, and which are live. */
  @Get('directory')
  @ForProgram('feeds:directory')
  @ApiOkResponse({ standardSchema: directoryFeed })
  directory(
    @Query({ schema: feedQuery }) { after, waitSeconds }: FeedQuery,
    @HungUp() gone: AbortSignal,
  ): Promise<DirectoryFeed> {
    return this.feeds.directory({ after, waitMs: waitSeconds * 1_000, gone });
  }
}
