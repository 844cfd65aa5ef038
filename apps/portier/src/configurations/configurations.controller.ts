import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
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
@Controller('configurations')
export class ConfigurationsController {
  constructor(private readonly configurations: ConfigurationsService) {}

  @Get()
  @ApiOkResponse({ standardSchema: configurationPage })
  list(@Query({ schema: configurationQuery }) query: ConfigurationQuery): Promise<Page<ConfigurationView>> {
    return this.configurations.list(query);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: configurationView })
  async create(
    @Body({ schema: configurationDraft }) draft: ConfigurationDraft,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfigurationView> {
    const configuration = await this.configurations.create(draft);
    void reply.header('ETag', etagOf(configuration.version));
    return configuration;
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: configurationView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfigurationView> {
    const configuration = await this.configurations.get(id);
    void reply.header('ETag', etagOf(configuration.version));
    return configuration;
  }

  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: configurationView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: configurationChange }) change: ConfigurationChange,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConfigurationView> {
    const configuration = await this.configurations.update(id, change, ifMatch);
    void reply.header('ETag', etagOf(configuration.version));
    return configuration;
  }

  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(@Param({ schema: idPath }) { id }: IdPath, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.configurations.delete(id, ifMatch);
  }
}
