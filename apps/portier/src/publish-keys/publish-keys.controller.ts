import { uuid } from '@app/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  newPublishKeyView,
  publishKeyDraft,
  publishKeyPage,
  publishKeyQuery,
  type NewPublishKeyView,
  type PublishKeyDraft,
  type PublishKeyQuery,
  type PublishKeyView,
} from './publish-keys.dto.js';
import { PublishKeysService } from './publish-keys.service.js';

const keyPath = z.object({ id: uuid, keyId: uuid });
type KeyPath = z.infer<typeof keyPath>;

@ApiTags('streams')
@ForUsers()
@Controller('streams/:id/keys')
export class PublishKeysController {
  constructor(private readonly publishKeys: PublishKeysService) {}

  /** Lists the publish keys of a stream. The keys themselves are shown once, when they are made. */
  @Get()
  @ApiOkResponse({ standardSchema: publishKeyPage })
  list(
    @Param({ schema: idPath }) { id }: IdPath,
    @Query({ schema: publishKeyQuery }) query: PublishKeyQuery,
    @CurrentUser() user: User,
  ): Promise<Page<PublishKeyView>> {
    return this.publishKeys.list(user, id, query);
  }

  /** Makes a publish key. The answer holds it, once. */
  @Post()
  @ApiCreatedResponse({ standardSchema: newPublishKeyView })
  create(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: publishKeyDraft }) draft: PublishKeyDraft,
    @CurrentUser() user: User,
  ): Promise<NewPublishKeyView> {
    return this.publishKeys.create(user, id, draft);
  }

  /** Revokes a publish key. Who publishes with it is disconnected within seconds. */
  @Delete(':keyId')
  @HttpCode(204)
  delete(@Param({ schema: keyPath }) { id, keyId }: KeyPath, @CurrentUser() user: User): Promise<void> {
    return this.publishKeys.delete(user, id, keyId);
  }
}
