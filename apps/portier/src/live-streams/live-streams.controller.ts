import { Controller, Get, Headers, Param, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { idPath, type IdPath } from '../http/things.js';
import { liveStreamPage, liveStreamQuery, type LiveStreamPage, type LiveStreamQuery } from './live-streams.dto.js';
import { LiveStreamsService } from './live-streams.service.js';

@ApiTags('streams')
@Controller('streams')
@ForUsers()
export class LiveStreamsController {
  constructor(private readonly liveStreams: LiveStreamsService) {}

  /** What is on air at this moment, with its figures. */
  @Get('live')
  @ApiOkResponse({ standardSchema: liveStreamPage })
  list(@Query({ schema: liveStreamQuery }) query: LiveStreamQuery, @CurrentUser() user: User): Promise<LiveStreamPage> {
    return this.liveStreams.list(user, query);
  }

  /** The newest still picture of a stream. Ask again with its ETag to learn whether there is a newer one. */
  @Get(':id/picture')
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'ETag of the picture you have.' })
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ description: 'JPEG', content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 304, description: 'You have the newest.' })
  async picture(
    @Param({ schema: idPath }) { id }: IdPath,
    @CurrentUser() user: User,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const picture = await this.liveStreams.picture(user, id, ifNoneMatch);
    // Kept by the browser, but never shown without asking whether it is still the newest.
    void reply.header('Cache-Control', 'private, no-cache');
    if (picture === 'unchanged') return void reply.status(304).send();
    if (picture.etag !== null) void reply.header('ETag', picture.etag);
    void reply.type('image/jpeg').send(picture.bytes);
  }
}
