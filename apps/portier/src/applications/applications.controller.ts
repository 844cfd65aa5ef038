import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForAdministrators, ForUsers, type User } from '../accounts/access.js';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  applicationDraft,
  applicationPage,
  applicationQuery,
  applicationView,
  type ApplicationDraft,
  type ApplicationQuery,
  type ApplicationView,
} from './applications.dto.js';
import { ApplicationsService } from './applications.service.js';

@ApiTags('applications')
@ForUsers()
@Controller('applications')
export class ApplicationsController {
  constructor(private readonly applications: ApplicationsService) {}

  /** Lists applications. A caller sees those it has a right on, or on a stream of. */
  @Get()
  @ApiOkResponse({ standardSchema: applicationPage })
  list(
    @Query({ schema: applicationQuery }) query: ApplicationQuery,
    @CurrentUser() user: User,
  ): Promise<Page<ApplicationView>> {
    return this.applications.list(user, query);
  }

  /** Makes an application. Encoders publish to it by its name. */
  @ForAdministrators()
  @Post()
  @ApiCreatedResponse({ standardSchema: applicationView })
  async create(
    @Body({ schema: applicationDraft }) { name }: ApplicationDraft,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationView> {
    return tagged(reply, await this.applications.create(user, name));
  }

  /** Shows an application. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: applicationView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicationView> {
    return tagged(reply, await this.applications.get(user, id));
  }

  /** Deletes an application. It must have no streams. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(
    @Param({ schema: idPath }) { id }: IdPath,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
  ): Promise<void> {
    return this.applications.delete(user, id, ifMatch);
  }
}

function tagged(reply: FastifyReply, application: ApplicationView): ApplicationView {
  void reply.header('ETag', etagOf(application.version));
  return application;
}
