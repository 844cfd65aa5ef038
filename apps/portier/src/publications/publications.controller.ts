import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { idPath, type IdPath } from '../http/things.js';
import { publicationPage, publicationQuery, type PublicationQuery } from './publications.dto.js';
import { PublicationsService } from './publications.service.js';

@ApiTags('streams')
@ForUsers()
@Controller('streams/:id/publications')
export class PublicationsController {
  constructor(private readonly publications: PublicationsService) {}

  /** Publications of a stream, newest first. */
  @Get()
  @ApiOkResponse({ standardSchema: publicationPage })
  list(
    @Param({ schema: idPath }) { id }: IdPath,
    @Query({ schema: publicationQuery }) query: PublicationQuery,
    @CurrentUser() user: User,
  ): Promise<z.infer<typeof publicationPage>> {
    return this.publications.listOfStream(user, id, query);
  }
}
