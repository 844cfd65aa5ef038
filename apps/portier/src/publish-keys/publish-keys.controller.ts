import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  newPublishKeyView,
  publishKeyChange,
  publishKeyDraft,
  publishKeyPage,
  publishKeyPath,
  publishKeyQuery,
  publishKeyView,
  type NewPublishKeyView,
  type PublishKeyChange,
  type PublishKeyDraft,
  type PublishKeyPath,
  type PublishKeyQuery,
  type PublishKeyView,
} from './publish-keys.dto.js';
import { PublishKeysService } from './publish-keys.service.js';

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
  async create(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: publishKeyDraft }) draft: PublishKeyDraft,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewPublishKeyView> {
    return tagged(reply, await this.publishKeys.create(user, id, draft));
  }

  /** Shows a publish key. Not the key itself: that was shown once. */
  @Get(':keyId')
  @ApiOkResponse({ standardSchema: publishKeyView })
  async get(
    @Param({ schema: publishKeyPath }) path: PublishKeyPath,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublishKeyView> {
    return tagged(reply, await this.publishKeys.get(user, path));
  }

  /** Changes label, window or networks of a publish key. Who may no longer publish with it is disconnected within seconds. */
  @Patch(':keyId')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: publishKeyView })
  async update(
    @Param({ schema: publishKeyPath }) path: PublishKeyPath,
    @Body({ schema: publishKeyChange }) change: PublishKeyChange,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublishKeyView> {
    return tagged(reply, await this.publishKeys.update(user, path, { change, ifMatch }));
  }

  /** Revokes a publish key. Who publishes with it is disconnected within seconds. */
  @Delete(':keyId')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(
    @Param({ schema: publishKeyPath }) path: PublishKeyPath,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
  ): Promise<void> {
    return this.publishKeys.delete(user, path, ifMatch);
  }
}

function tagged<View extends { version: number }>(reply: FastifyReply, view: View): View {
  void reply.header('ETag', etagOf(view.version));
  return view;
}
