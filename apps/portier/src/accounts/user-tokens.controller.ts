import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Page, PageQuery } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import { CurrentUser, ForUsers, type IdentifiedRequest, type User } from './access.js';
import {
  newTokenView,
  tokenDraft,
  tokenPage,
  tokenQuery,
  type NewTokenView,
  type TokenDraft,
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
  list(@CurrentUser() user: User, @Query({ schema: tokenQuery }) query: PageQuery): Promise<Page<TokenView>> {
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
  @HttpCode(204)
  delete(@CurrentUser() user: User, @Param({ schema: idPath }) { id }: IdPath): Promise<void> {
    return this.tokens.delete(user, id);
  }
}
