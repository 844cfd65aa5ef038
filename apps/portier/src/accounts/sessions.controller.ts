import { Controller, Delete, Get, Headers, HttpCode, Param, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import { CurrentUser, ForUsers, type User } from './access.js';
import { sessionPage, sessionQuery, type SessionQuery, type SessionView } from './accounts.dto.js';
import { sessionCookie } from './credentials.js';
import { SessionsService } from './sessions.service.js';

@ForUsers()
@ApiTags('account')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  /** Where you are signed in, the latest used first. */
  @Get()
  @ApiOkResponse({ standardSchema: sessionPage })
  list(
    @CurrentUser() user: User,
    @Query({ schema: sessionQuery }) query: SessionQuery,
    @Req() request: FastifyRequest,
  ): Promise<Page<SessionView>> {
    return this.sessions.list(user, request.cookies[sessionCookie], query);
  }

  /** Signs you out everywhere but here. */
  @Delete()
  @HttpCode(204)
  endOthers(@CurrentUser() user: User, @Req() request: FastifyRequest): Promise<void> {
    return this.sessions.endOthers(user.id, request.cookies[sessionCookie]);
  }

  /** Signs you out there. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  end(
    @CurrentUser() user: User,
    @Param({ schema: idPath }) { id }: IdPath,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.sessions.end(user, id, ifMatch);
  }
}
