import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  newStreamView,
  streamChange,
  streamDraft,
  streamPage,
  streamQuery,
  streamView,
  type NewStreamView,
  type StreamChange,
  type StreamDraft,
  type StreamQuery,
  type StreamView,
} from './streams.dto.js';
import { StreamsService } from './streams.service.js';

@ApiTags('streams')
@ForUsers()
@Controller('streams')
export class StreamsController {
  constructor(private readonly streams: StreamsService) {}

  /** Lists streams the caller may view. */
  @Get()
  @ApiOkResponse({ standardSchema: streamPage })
  list(@Query({ schema: streamQuery }) query: StreamQuery, @CurrentUser() user: User): Promise<Page<StreamView>> {
    return this.streams.list(user, query);
  }

  /** The answer holds the first publish key, once. */
  @Post()
  @ApiCreatedResponse({ standardSchema: newStreamView })
  async create(
    @Body({ schema: streamDraft }) draft: StreamDraft,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewStreamView> {
    const stream = await this.streams.create(user, draft);
    void reply.header('ETag', etagOf(stream.version)).header('Cache-Control', 'no-store');
    return stream;
  }

  /** Shows a stream: whether it is live, its tasks in numbers, its addresses. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: streamView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamView> {
    const stream = await this.streams.get(user, id);
    void reply.header('ETag', etagOf(stream.version));
    return stream;
  }

  /** Changes a stream. Name and application only while nobody publishes. */
  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: streamView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: streamChange }) change: StreamChange,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamView> {
    const stream = await this.streams.update(user, id, change, ifMatch);
    void reply.header('ETag', etagOf(stream.version));
    return stream;
  }

  /** Deletes a stream. With its keys, configurations and history; a publisher is disconnected. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(
    @Param({ schema: idPath }) { id }: IdPath,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
  ): Promise<void> {
    return this.streams.delete(user, id, ifMatch);
  }
}
