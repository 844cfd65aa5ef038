import { Body, Controller, Delete, Get, Headers, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, Public, type IdentifiedRequest, type User } from '../accounts/access.js';
import { requireSameOrigin, sessionCookie } from '../accounts/credentials.js';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import { AccountService, type Caller } from './account.service.js';
import {
  accountChange,
  linkBody,
  mailChange,
  passwordChange,
  userView,
  type AccountChange,
  type LinkBody,
  type MailChange,
  type PasswordChange,
  type UserView,
} from './users.dto.js';

/** One's own account. */
@ForUsers()
@ApiTags('account')
@Controller('account')
export class AccountController {
  constructor(private readonly account: AccountService) {}

  /** Your account. */
  @Get()
  @ApiOkResponse({ standardSchema: userView })
  async get(@CurrentUser() user: User, @Res({ passthrough: true }) reply: FastifyReply): Promise<UserView> {
    const account = await this.account.get(user);
    void reply.header('ETag', etagOf(account.version));
    return account;
  }

  /** Changes your display name or the language of mails to you. */
  @Patch()
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: userView })
  async update(
    @CurrentUser() user: User,
    @Body({ schema: accountChange }) change: AccountChange,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView> {
    const account = await this.account.update(user, change, ifMatch);
    void reply.header('ETag', etagOf(account.version));
    return account;
  }

  /** Changes your password and signs you out on other devices. API tokens stay. */
  @Post('password')
  @HttpCode(204)
  changePassword(
    @CurrentUser() user: User,
    @Req() request: IdentifiedRequest,
    @Body({ schema: passwordChange }) change: PasswordChange,
  ): Promise<void> {
    return this.account.changePassword(callerOf(user, request), change);
  }

  /** Mails a link to the new address; it counts once that was opened. */
  @Post('email')
  @HttpCode(204)
  changeMail(
    @CurrentUser() user: User,
    @Req() request: IdentifiedRequest,
    @Body({ schema: mailChange }) change: MailChange,
  ): Promise<void> {
    return this.account.changeMail(callerOf(user, request), change);
  }

  /** Confirms a new mail address with what follows # in the link. */
  @Public()
  @Post('email/confirmation')
  @HttpCode(204)
  @ApiNoContentResponse()
  confirmMail(@Req() request: IdentifiedRequest, @Body({ schema: linkBody }) { token }: LinkBody): Promise<void> {
    requireSameOrigin(request);
    return this.account.confirmMail(token);
  }

  /** Ends the sign-in by OpenID Connect. */
  @Delete('openid')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: userView })
  disconnectOpenId(@CurrentUser() user: User): Promise<UserView> {
    return this.account.disconnectOpenId(user);
  }
}

function callerOf(user: User, request: IdentifiedRequest): Caller {
  return { user, address: request.ip, sessionToken: request.cookies[sessionCookie] };
}
