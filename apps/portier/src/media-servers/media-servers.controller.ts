import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  mediaServerChange,
  mediaServerDraft,
  mediaServerPage,
  mediaServerPath,
  mediaServerView,
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

  @Get()
  @ApiOkResponse({ standardSchema: mediaServerPage })
  async list() {
    return { items: (await this.servers.list()).map(toView), nextCursor: null };
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: mediaServerView })
  async create(@Body({ schema: mediaServerDraft }) draft: z.infer<typeof mediaServerDraft>) {
    return toView(await this.servers.create(draft));
  }

  @Patch(':id')
  @ApiOkResponse({ standardSchema: mediaServerView })
  async update(
    @Param({ schema: mediaServerPath }) { id }: Path,
    @Body({ schema: mediaServerChange }) change: z.infer<typeof mediaServerChange>,
  ) {
    return toView(await this.servers.update(id, change));
  }

  @Delete(':id')
  @HttpCode(204)
  async delete(@Param({ schema: mediaServerPath }) { id }: Path): Promise<void> {
    await this.servers.delete(id);
  }
}
