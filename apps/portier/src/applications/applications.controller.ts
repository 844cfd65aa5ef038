import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentUser, ForAdministrators, ForUsers, type User } from '../accounts/access.js';
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
  create(
    @Body({ schema: applicationDraft }) { name }: ApplicationDraft,
    @CurrentUser() user: User,
  ): Promise<ApplicationView> {
    return this.applications.create(user, name);
  }

  /** Shows an application. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: applicationView })
  get(@Param({ schema: idPath }) { id }: IdPath, @CurrentUser() user: User): Promise<ApplicationView> {
    return this.applications.get(user, id);
  }

  /** Deletes an application. It must have no streams. */
  @Delete(':id')
  @HttpCode(204)
  delete(@Param({ schema: idPath }) { id }: IdPath, @CurrentUser() user: User): Promise<void> {
    return this.applications.delete(user, id);
  }
}
