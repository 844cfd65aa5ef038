import { Body, Controller, Get, Inject, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentUser, ForUsers, Public, type User } from '../accounts/access.js';
import { cookieOptions, requireSameOrigin, sessionCookie } from '../accounts/credentials.js';
import { userAgentOf } from '../accounts/session.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { flowLifetimeMs } from './flow.js';
import { openIdDraft, openIdRequest, type OpenIdDraft, type OpenIdRequest } from './openid.dto.js';
import { OpenIdService, type Outcome } from './openid.service.js';

const flowCookie = 'portier_openid';

@ApiTags('session')
@Controller()
export class OpenIdController {
  constructor(
    private readonly openId: OpenIdService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
  ) {}

  /** Begins a sign-in with the OpenID Connect provider: send the browser to the address in the answer. */
  @Public()
  @Post('openid/sign-ins')
  @ApiCreatedResponse({ standardSchema: openIdRequest })
  signIn(
    @Body({ schema: openIdDraft }) { next }: OpenIdDraft,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenIdRequest> {
    requireSameOrigin(request);
    return this.begin(next, null, reply);
  }

  /** Begins to connect your account with who you are at the OpenID Connect provider. */
  @ForUsers()
  @Post('account/openid')
  @ApiCreatedResponse({ standardSchema: openIdRequest })
  connect(
    @Body({ schema: openIdDraft }) { next }: OpenIdDraft,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenIdRequest> {
    return this.begin(next, user, reply);
  }

  /** Where the provider sends the browser back to. */
  @Public()
  @Get('openid/callback')
  @ApiExcludeEndpoint()
  async callback(@Req() request: FastifyRequest, @Ip() address: string, @Res() reply: FastifyReply): Promise<void> {
    const at = request.url.indexOf('?');
    const device = { address, userAgent: userAgentOf(request.headers['user-agent']) };
    const query = at < 0 ? '' : request.url.slice(at);
    const outcome = await this.openId.complete(query, request.cookies[flowCookie], { device, requestId: request.id });
    void reply.clearCookie(flowCookie, this.flowCookieOptions());
    await reply.redirect(this.afterwards(outcome, reply), 303);
  }

  private async begin(next: string, user: User | null, reply: FastifyReply): Promise<OpenIdRequest> {
    const { url, cookie } = await this.openId.begin(next, user);
    void reply.setCookie(flowCookie, cookie, { ...this.flowCookieOptions(), maxAge: flowLifetimeMs / 1_000 });
    return { url };
  }

  private afterwards(outcome: Outcome, reply: FastifyReply): string {
    if (outcome.kind === 'refused') return `/login?openid=${outcome.reason}`;
    if (outcome.token !== null) {
      const maxAge = this.config.PORTIER_SESSION_TTL_HOURS * 3600;
      void reply.setCookie(sessionCookie, outcome.token, { ...cookieOptions(this.config.PORTIER_PUBLIC_URL), maxAge });
    }
    return outcome.next;
  }

  /** Lax: it must come along when the provider, another site, sends the browser back. */
  private flowCookieOptions() {
    return { ...cookieOptions(this.config.PORTIER_PUBLIC_URL), path: '/api/v1/openid', sameSite: 'lax' } as const;
  }
}
