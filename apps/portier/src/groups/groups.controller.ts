import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  groupChange,
  groupDraft,
  groupPage,
  groupQuery,
  groupView,
  memberPage,
  memberPath,
  memberQuery,
  type GroupChange,
  type GroupDraft,
  type GroupQuery,
  type GroupView,
  type MemberPath,
  type MemberQuery,
  type MemberView,
} from './groups.dto.js';
import { GroupsService } from './groups.service.js';

@ApiTags('groups')
@Controller('groups')
export class GroupsController {
  constructor(private readonly groups: GroupsService) {}

  /** Lists groups. */
  @Get()
  @ApiOperation({ summary: 'List groups' })
  @ApiOkResponse({ standardSchema: groupPage })
  list(@Query({ schema: groupQuery }) query: GroupQuery): Promise<Page<GroupView>> {
    return this.groups.list(query);
  }

  /** Makes a group. */
  @Post()
  @ApiOperation({ summary: 'Make a group' })
  @ApiCreatedResponse({ standardSchema: groupView })
  async create(
    @Body({ schema: groupDraft }) { name }: GroupDraft,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupView> {
    return tagged(await this.groups.create(name), reply);
  }

  /** Shows a group. */
  @Get(':id')
  @ApiOperation({ summary: 'Show a group' })
  @ApiOkResponse({ standardSchema: groupView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupView> {
    return tagged(await this.groups.get(id), reply);
  }

  /** Changes a group. */
  @Patch(':id')
  @ApiOperation({ summary: 'Rename a group' })
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: groupView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: groupChange }) change: GroupChange,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GroupView> {
    return tagged(await this.groups.update(id, change, ifMatch), reply);
  }

  /** Deletes a group. Its members lose the rights they had by it. */
  @Delete(':id')
  @ApiOperation({
    summary: 'Delete a group',
    description: 'Its members lose what they have by it alone. Not the group that new users join.',
  })
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(@Param({ schema: idPath }) { id }: IdPath, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.groups.delete(id, ifMatch);
  }

  /** Lists the members of a group. */
  @Get(':id/members')
  @ApiOperation({ summary: 'List the members of a group' })
  @ApiOkResponse({ standardSchema: memberPage })
  members(
    @Param({ schema: idPath }) { id }: IdPath,
    @Query({ schema: memberQuery }) query: MemberQuery,
  ): Promise<Page<MemberView>> {
    return this.groups.members(id, query);
  }

  /** Adds somebody to a group. */
  @Put(':id/members/:userId')
  @ApiOperation({
    summary: 'Put a user into a group',
    description: 'Again changes nothing. `If-Match`: ETag of the group.',
  })
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  join(
    @Param({ schema: memberPath }) { id, userId }: MemberPath,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.groups.join(id, userId, ifMatch);
  }

  /** Takes somebody out of a group. */
  @Delete(':id/members/:userId')
  @ApiOperation({ summary: 'Take a user out of a group', description: '`If-Match`: ETag of the group.' })
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  leave(
    @Param({ schema: memberPath }) { id, userId }: MemberPath,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.groups.leave(id, userId, ifMatch);
  }
}

function tagged(group: GroupView, reply: FastifyReply): GroupView {
  void reply.header('ETag', etagOf(group.version));
  return group;
}
