import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { pageQuery, type Page, type PageQuery } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  applicationDraft,
  applicationPage,
  applicationView,
  type ApplicationDraft,
  type ApplicationView,
} from './applications.dto.js';
import { ApplicationsService } from './applications.service.js';

@ApiTags('applications')
@Controller('applications')
export class ApplicationsController {
  constructor(private readonly applications: ApplicationsService) {}

  @Get()
  @ApiOkResponse({ standardSchema: applicationPage })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<ApplicationView>> {
    return this.applications.list(query);
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: applicationView })
  create(@Body({ schema: applicationDraft }) { name }: ApplicationDraft): Promise<ApplicationView> {
    return this.applications.create(name);
  }

  @Delete(':id')
  @HttpCode(204)
  delete(@Param({ schema: idPath }) { id }: IdPath): Promise<void> {
    return this.applications.delete(id);
  }
}
