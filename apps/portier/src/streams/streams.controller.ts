import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, type User } from '../accounts/access.js';
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
@Controller('streams')
export class StreamsController {
  constructor(private readonly streams: StreamsService) {}

  @Get()
  @ApiOkResponse({ standardSchema: streamPage })
  list(@Query({ schema: streamQuery }) query: StreamQuery): Promise<Page<StreamView>> {
    return this.streams.list(query);
  }

  /** The answer holds the first publish key, once. */
  @Post()
  @ApiCreatedResponse({ standardSchema: newStreamView })
  async create(
    @Body({ schema: streamDraft }) draft: StreamDraft,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewStreamView> {
    const stream = await this.streams.create(draft, user.id);
    void reply.header('ETag', etagOf(stream.version)).header('Cache-Control', 'no-store');
    return stream;
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: streamView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamView> {
    const stream = await this.streams.get(id);
    void reply.header('ETag', etagOf(stream.version));
    return stream;
  }

  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: streamView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: streamChange }) change: StreamChange,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamView> {
    const stream = await this.streams.update(id, change, ifMatch);
    void reply.header('ETag', etagOf(stream.version));
    return stream;
  }

  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(@Param({ schema: idPath }) { id }: IdPath, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.streams.delete(id, ifMatch);
  }
}
