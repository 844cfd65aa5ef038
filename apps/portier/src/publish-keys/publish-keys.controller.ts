import { uuid } from '@app/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import { StreamsService } from '../streams/streams.service.js';
import {
  newPublishKeyView,
  publishKeyDraft,
  publishKeyPage,
  type NewPublishKeyView,
  type PublishKeyDraft,
  type PublishKeyView,
} from './publish-keys.dto.js';
import { PublishKeysService } from './publish-keys.service.js';

const keyPath = z.object({ id: uuid, keyId: uuid });
type KeyPath = z.infer<typeof keyPath>;

@ApiTags('streams')
@Controller('streams/:id/keys')
export class PublishKeysController {
  constructor(
    private readonly publishKeys: PublishKeysService,
    private readonly streams: StreamsService,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: publishKeyPage })
  async list(@Param({ schema: idPath }) { id }: IdPath): Promise<Page<PublishKeyView>> {
    await this.streams.require(id);
    return { items: await this.publishKeys.list(id), nextCursor: null };
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: newPublishKeyView })
  async create(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: publishKeyDraft }) draft: PublishKeyDraft,
  ): Promise<NewPublishKeyView> {
    await this.streams.require(id);
    return this.publishKeys.create(id, draft);
  }

  @Delete(':keyId')
  @HttpCode(204)
  delete(@Param({ schema: keyPath }) { id, keyId }: KeyPath): Promise<void> {
    return this.publishKeys.delete(id, keyId);
  }
}
