import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import {
  mediaServerChange,
  mediaServerDraft,
  mediaServerPage,
  mediaServerPath,
  mediaServerQuery,
  mediaServerView,
  type MediaServerQuery,
} from './media-servers.dto.js';
import type { MediaServerRow } from './media-servers.repository.js';
import { MediaServersService } from './media-servers.service.js';

type Path = z.infer<typeof mediaServerPath>;

/** The shape of the API: whether a server answers is derived, never stored. */
const toView = (server: MediaServerRow): z.infer<typeof mediaServerView> => ({
  ...server,
  isOnline: server.lastSeenAt !== null && server.lastError === null,
});

@ApiTags('media servers')
@Controller('media-servers')
export class MediaServersController {
  constructor(private readonly servers: MediaServersService) {}

  /** Lists media servers. */
  @Get()
  @ApiOkResponse({ standardSchema: mediaServerPage })
  async list(@Query({ schema: mediaServerQuery }) query: MediaServerQuery) {
    const { items, nextCursor } = await this.servers.list(query);
    return { items: items.map(toView), nextCursor };
  }

  /** Registers a media server. */
  @Post()
  @ApiCreatedResponse({ standardSchema: mediaServerView })
  async create(
    @Body({ schema: mediaServerDraft }) draft: z.infer<typeof mediaServerDraft>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const server = await this.servers.create(draft);
    void reply.header('ETag', etagOf(server.version));
    return toView(server);
  }

  /** Shows a media server: whether it answers, and how many publish to it. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: mediaServerView })
  async get(@Param({ schema: mediaServerPath }) { id }: Path, @Res({ passthrough: true }) reply: FastifyReply) {
    const server = await this.servers.get(id);
    void reply.header('ETag', etagOf(server.version));
    return toView(server);
  }

  /** Changes the addresses or role of a media server. */
  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: mediaServerView })
  async update(
    @Param({ schema: mediaServerPath }) { id }: Path,
    @Body({ schema: mediaServerChange }) change: z.infer<typeof mediaServerChange>,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const server = await this.servers.update(id, change, ifMatch);
    void reply.header('ETag', etagOf(server.version));
    return toView(server);
  }

  /** Forgets a media server. What is published to it goes on there, but is no longer seen. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  async delete(
    @Param({ schema: mediaServerPath }) { id }: Path,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.servers.delete(id, ifMatch);
  }
}
