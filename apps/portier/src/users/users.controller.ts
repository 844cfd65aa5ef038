import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  linkView,
  newUserView,
  userChange,
  userDraft,
  userPage,
  userQuery,
  userView,
  type LinkView,
  type NewUserView,
  type UserChange,
  type UserDraft,
  type UserQuery,
  type UserView,
} from './users.dto.js';
import { UsersService } from './users.service.js';

/** For administrators. One's own account: account.controller.ts. */
@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** All users, in order of their names unless sorted otherwise. */
  @Get()
  @ApiOkResponse({ standardSchema: userPage })
  list(@Query({ schema: userQuery }) query: UserQuery): Promise<Page<UserView>> {
    return this.users.list(query);
  }

  /** Makes an account. Without a password the answer holds a link to set one, once; it is mailed too, if that can be done. */
  @Post()
  @ApiCreatedResponse({ standardSchema: newUserView })
  async create(
    @Body({ schema: userDraft }) draft: UserDraft,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewUserView> {
    const user = await this.users.create(draft);
    void reply.header('ETag', etagOf(user.version)).header('Cache-Control', 'no-store');
    return user;
  }

  /** One user. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: userView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView> {
    const user = await this.users.get(id);
    void reply.header('ETag', etagOf(user.version));
    return user;
  }

  /** Changes an account. The last administrator stays one. */
  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: userView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: userChange }) change: UserChange,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView> {
    const user = await this.users.update(id, change, ifMatch);
    void reply.header('ETag', etagOf(user.version));
    return user;
  }

  /** Deletes an account with its sessions, tokens and rights; its streams stay. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(@Param({ schema: idPath }) { id }: IdPath, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.users.delete(id, ifMatch);
  }

  /** Lets in somebody who has registered. */
  @Post(':id/approve')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: userView })
  approve(@Param({ schema: idPath }) { id }: IdPath): Promise<UserView> {
    return this.users.advance(id, 'approve');
  }

  /** Signs a user out everywhere and lets nobody sign in with the account. */
  @Post(':id/disable')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: userView })
  disable(@Param({ schema: idPath }) { id }: IdPath): Promise<UserView> {
    return this.users.advance(id, 'disable');
  }

  /** Undoes `disable`. */
  @Post(':id/enable')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: userView })
  enable(@Param({ schema: idPath }) { id }: IdPath): Promise<UserView> {
    return this.users.advance(id, 'enable');
  }

  /** A link to set a password, to hand over to that person: for who has forgotten it where Portier sends no mail. */
  @Post(':id/link')
  @ApiCreatedResponse({ standardSchema: linkView })
  link(@Param({ schema: idPath }) { id }: IdPath, @Res({ passthrough: true }) reply: FastifyReply): Promise<LinkView> {
    void reply.header('Cache-Control', 'no-store');
    return this.users.link(id);
  }
}
