import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { mediaServerPath } from './media-servers.dto.js';
import { serverPublicationPage } from './server-publications.dto.js';
import { ServerPublicationsService } from './server-publications.service.js';

@ApiTags('media servers')
@Controller('media-servers/:id/publications')
export class ServerPublicationsController {
  constructor(private readonly publications: ServerPublicationsService) {}

  /** What is live on a media server now, at most 500; empty for one that is not known. */
  @Get()
  @ApiOkResponse({ standardSchema: serverPublicationPage })
  async list(
    @Param({ schema: mediaServerPath }) { id }: z.infer<typeof mediaServerPath>,
  ): Promise<z.infer<typeof serverPublicationPage>> {
    return { items: await this.publications.list(id), nextCursor: null };
  }
}
