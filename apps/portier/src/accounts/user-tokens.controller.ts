import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import { CurrentUser, ForUsers, type IdentifiedRequest, type User } from './access.js';
import {
  newTokenView,
  tokenDraft,
  tokenPage,
  tokenQuery,
  type NewTokenView,
  type TokenDraft,
  type TokenQuery,
  type TokenView,
} from './accounts.dto.js';
import { UserTokensService } from './user-tokens.service.js';

@ForUsers()
@ApiTags('account')
@Controller('tokens')
export class UserTokensController {
  constructor(private readonly tokens: UserTokensService) {}

  /** Your API tokens. */
  @Get()
  @ApiOkResponse({ standardSchema: tokenPage })
  list(@CurrentUser() user: User, @Query({ schema: tokenQuery }) query: TokenQuery): Promise<Page<TokenView>> {
    return this.tokens.list(user, query);
  }

  /** The answer holds the token, once. */
  @Post()
  @ApiCreatedResponse({ standardSchema: newTokenView })
  async create(
    @CurrentUser() user: User,
    @Req() { caller }: IdentifiedRequest,
    @Body({ schema: tokenDraft }) draft: TokenDraft,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewTokenView> {
    void reply.header('Cache-Control', 'no-store');
    return this.tokens.create(user, caller?.kind === 'user' ? caller.via : 'token', draft);
  }

  /** It stops working at once. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(
    @CurrentUser() user: User,
    @Param({ schema: idPath }) { id }: IdPath,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.tokens.delete(user, id, ifMatch);
  }
}
