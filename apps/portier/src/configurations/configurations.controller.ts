import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  configurationChange,
  configurationDraft,
  configurationPage,
  configurationQuery,
  configurationView,
  type ConfigurationChange,
  type ConfigurationDraft,
  type ConfigurationQuery,
  type ConfigurationView,
} from './configurations.dto.js';
import { ConfigurationsService } from './configurations.service.js';

@ApiTags('task configurations')
@ForUsers()
@Controller('configurations')
export class ConfigurationsController {
  constructor(private readonly configurations: ConfigurationsService) {}

  /** Lists task configurations. With the state of their tasks. */
  @Get()
  @ApiOkResponse({ standardSchema: configurationPage })
  list(
    @Query({ schema: configurationQuery }) query: ConfigurationQuery,
    @CurrentUser() user: User,
  ): Promise<Page<ConfigurationView>> {
    return this.configurations.list(user, query);
  }

  /** Makes a task configuration. It runs whenever its stream is live and it is enabled. */
  @Post()
  @ApiCreatedResponse({ standardSchema: configurationView })
  async create(
    @Body({ schema: configurationDraft }) draft: ConfigurationDraft,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfigurationView> {
    const configuration = await this.configurations.create(user, draft);
    void reply.header('ETag', etagOf(configuration.version));
    return configuration;
  }

  /** Shows a task configuration. Without the values of its secret fields. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: configurationView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfigurationView> {
    const configuration = await this.configurations.get(user, id);
    void reply.header('ETag', etagOf(configuration.version));
    return configuration;
  }

  /** Changes a task configuration. A secret field that is absent stays, null clears it. Tasks restart only when what they do changes. */
  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: configurationView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: configurationChange }) change: ConfigurationChange,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfigurationView> {
    const configuration = await this.configurations.update(user, id, change, ifMatch);
    void reply.header('ETag', etagOf(configuration.version));
    return configuration;
  }

  /** Deletes a task configuration. Its tasks end. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(
    @Param({ schema: idPath }) { id }: IdPath,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
  ): Promise<void> {
    return this.configurations.delete(user, id, ifMatch);
  }
}
