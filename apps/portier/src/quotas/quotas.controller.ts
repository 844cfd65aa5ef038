import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import { idPath, type IdPath } from '../http/things.js';
import { quotaBody, quotaUse, type QuotaBody } from './quotas.dto.js';
import type { VersionedQuota } from './quotas.repository.js';
import { QuotasService, type QuotaUse } from './quotas.service.js';

@ApiTags('quotas')
@Controller()
export class QuotasController {
  constructor(private readonly quotas: QuotasService) {}

  /** Shows the quota of the caller, and how much of it is used. */
  @ForUsers()
  @Get('quota')
  @ApiOperation({ summary: 'What you may have and have', description: 'Counted by the owner of the streams.' })
  @ApiOkResponse({ standardSchema: quotaUse })
  own(@CurrentUser() user: User): Promise<QuotaUse> {
    return this.quotas.useOf(user.id);
  }

  /** Shows the quota of a user. */
  @Get('users/:id/quota')
  @ApiOperation({ summary: 'The quota set for a user' })
  @ApiOkResponse({ standardSchema: quotaBody })
  async getOfUser(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuotaBody> {
    return tagged(reply, await this.quotas.get({ userId: id }));
  }

  /** Sets the quota of a user. Null = no limit of its own. */
  @Put('users/:id/quota')
  @ApiHeader(ifMatchHeader)
  @ApiOperation({ summary: 'Set the quota of a user' })
  @ApiOkResponse({ standardSchema: quotaBody })
  async putOfUser(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: quotaBody }) quota: QuotaBody,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuotaBody> {
    return tagged(reply, await this.quotas.put({ userId: id }, quota, ifMatch));
  }

  /** Shows the quota of a group. */
  @Get('groups/:id/quota')
  @ApiOperation({ summary: 'The quota set for the members of a group' })
  @ApiOkResponse({ standardSchema: quotaBody })
  async getOfGroup(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuotaBody> {
    return tagged(reply, await this.quotas.get({ groupId: id }));
  }

  /** Sets the quota of a group. The highest of the groups of a person counts. */
  @Put('groups/:id/quota')
  @ApiHeader(ifMatchHeader)
  @ApiOperation({ summary: 'Set the quota of the members of a group', description: 'Each member may have this much.' })
  @ApiOkResponse({ standardSchema: quotaBody })
  async putOfGroup(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: quotaBody }) quota: QuotaBody,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuotaBody> {
    return tagged(reply, await this.quotas.put({ groupId: id }, quota, ifMatch));
  }
}

/** The version is in the ETag only: the body is what is sent back. */
function tagged(reply: FastifyReply, { version, ...quota }: VersionedQuota): QuotaBody {
  void reply.header('ETag', etagOf(version));
  return quota;
}
