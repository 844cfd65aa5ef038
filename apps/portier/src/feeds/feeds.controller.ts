import {
  authorizationFeed,
  directoryFeed,
  type AuthorizationFeed,
  type ClusterKeys,
  type DirectoryFeed,
} from '@app/contract';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ForProgram } from '../accounts/access.js';
import { HungUp } from '../http/hang-up.js';
import { pictureToken } from '../live-streams/picture-token.js';
import { CLUSTER_KEYS } from '../platform.module.js';
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
  constructor(
    private readonly feeds: FeedsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
  ) {}

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
  async directory(
    @Query({ schema: feedQuery }) { after, waitSeconds }: FeedQuery,
    @HungUp() gone: AbortSignal,
  ): Promise<DirectoryFeed> {
    const feed = await this.feeds.directory({ after, waitMs: waitSeconds * 1_000, gone });
    return { ...feed, pictureToken: pictureToken(this.keys) };
  }
}
