import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  invitationChange,
  invitationDraft,
  invitationPage,
  invitationPath,
  invitationQuery,
  invitationView,
  newInvitationView,
  type InvitationChange,
  type InvitationDraft,
  type InvitationPath,
  type InvitationQuery,
  type InvitationView,
  type NewInvitationView,
} from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('invitations')
@ForUsers()
@Controller('streams/:id/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** Lists the invitations of a stream. */
  @Get()
  @ApiOkResponse({ standardSchema: invitationPage })
  list(
    @Param({ schema: idPath }) { id }: IdPath,
    @Query({ schema: invitationQuery }) query: InvitationQuery,
    @CurrentUser() user: User,
  ): Promise<Page<InvitationView>> {
    return this.invitations.list(user, id, query);
  }

  /** Invites a guest crew. The answer holds the link of the guest page, once. */
  @Post()
  @ApiCreatedResponse({ standardSchema: newInvitationView })
  async create(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: invitationDraft }) draft: InvitationDraft,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewInvitationView> {
    return tagged(reply, await this.invitations.create(user, id, draft));
  }

  /** Shows an invitation. */
  @Get(':invitationId')
  @ApiOkResponse({ standardSchema: invitationView })
  async get(
    @Param({ schema: invitationPath }) path: InvitationPath,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationView> {
    return tagged(reply, await this.invitations.get(user, path));
  }

  /** Changes the window, networks or label of an invitation. */
  @Patch(':invitationId')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: invitationView })
  async change(
    @Param({ schema: invitationPath }) path: InvitationPath,
    @Body({ schema: invitationChange }) change: InvitationChange,
    @CurrentUser() user: User,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationView> {
    return tagged(reply, await this.invitations.change(user, path, { change, ifMatch }));
  }

  /** Makes another link and another publish key. The old ones end at once; the answer holds the new link, once. */
  @Post(':invitationId/link')
  @ApiHeader(ifMatchHeader)
  @ApiCreatedResponse({ standardSchema: newInvitationView })
  async renewLink(
    @Param({ schema: invitationPath }) path: InvitationPath,
    @CurrentUser() user: User,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewInvitationView> {
    return tagged(reply, await this.invitations.renewLink(user, path, ifMatch));
  }

  /** Revokes the link and its publish key; who publishes with it is disconnected within seconds. */
  @Delete(':invitationId')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  revoke(
    @Param({ schema: invitationPath }) path: InvitationPath,
    @CurrentUser() user: User,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.invitations.revoke(user, path, ifMatch);
  }
}

function tagged<View extends { version: number }>(reply: FastifyReply, view: View): View {
  void reply.header('ETag', etagOf(view.version));
  return view;
}
