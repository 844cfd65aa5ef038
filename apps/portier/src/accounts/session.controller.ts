import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { CurrentUser, ForUsers, Public, type User } from './access.js';
import { sessionAnswer, signInBody, type SessionAnswer, type SignInBody } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';
import { cookieOptions, requireSameOrigin, sessionCookie } from './credentials.js';
import { userAgentOf } from './session.js';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(
    private readonly accounts: AccountsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
  ) {}

  /** Signs in: the answer sets a cookie. Scripts use an API token or HTTP Basic instead. */
  @Public()
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: sessionAnswer })
  async signIn(
    @Body({ schema: signInBody }) { user: name, password }: SignInBody,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    requireSameOrigin(request);
    const device = { address, userAgent: userAgentOf(request.headers['user-agent']) };
    const { user, token } = await this.accounts.signIn(name, password, device);
    void reply.setCookie(sessionCookie, token, {
      ...cookieOptions(this.config.PORTIER_PUBLIC_URL),
      maxAge: this.config.PORTIER_SESSION_TTL_HOURS * 3600,
    });
    return { user };
  }

  /** Who is signed in. */
  @ForUsers()
  @Get()
  @ApiOkResponse({ standardSchema: sessionAnswer })
  current(@CurrentUser() user: User): SessionAnswer {
    return { user };
  }

  /** Signs out. Works without a session, too. */
  @Public()
  @Delete()
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    requireSameOrigin(request);
    const token = request.cookies[sessionCookie];
    if (token !== undefined) await this.accounts.signOut(token);
    void reply.clearCookie(sessionCookie, cookieOptions(this.config.PORTIER_PUBLIC_URL));
  }
}
