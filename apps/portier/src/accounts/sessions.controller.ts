import { Controller, Delete, Get, HttpCode, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import { CurrentUser, ForUsers, type User } from './access.js';
import { sessionPage, type SessionView } from './accounts.dto.js';
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
  list(@CurrentUser() user: User, @Req() request: FastifyRequest): Promise<Page<SessionView>> {
    return this.sessions.list(user, request.cookies[sessionCookie]);
  }

  /** Signs you out everywhere but here. */
  @Delete()
  @HttpCode(204)
  endOthers(@CurrentUser() user: User, @Req() request: FastifyRequest): Promise<void> {
    return this.sessions.endOthers(user.id, request.cookies[sessionCookie]);
  }

  /** Signs you out there. */
  @Delete(':id')
  @HttpCode(204)
  end(@CurrentUser() user: User, @Param({ schema: idPath }) { id }: IdPath): Promise<void> {
    return this.sessions.end(user, id);
  }
}
