import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { idPath, type IdPath } from '../http/things.js';
import { publicationPage } from './publications.dto.js';
import { PublicationsService } from './publications.service.js';

const recent = 50;

@ApiTags('streams')
@Controller('streams/:id/publications')
export class PublicationsController {
  constructor(private readonly publications: PublicationsService) {}

  /** The last 50 publications of a stream, newest first. */
  @Get()
  @ApiOkResponse({ standardSchema: publicationPage })
  async list(@Param({ schema: idPath }) { id }: IdPath): Promise<z.infer<typeof publicationPage>> {
    return { items: await this.publications.listOfStream(id, recent), nextCursor: null };
  }
}
