import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Put, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  candidateList,
  candidateQuery,
  grantList,
  grantListBody,
  grantPath,
  type CandidateListView,
  type CandidateQuery,
  type GrantListBody,
  type GrantListView,
  type GrantPath,
} from './grants.dto.js';
import { GrantsService, type GrantList } from './grants.service.js';
import type { SharedKind } from './right.js';

/** The routes of sharing, below each thing that can be shared. */
abstract class GrantsController {
  protected abstract readonly kind: SharedKind;

  // Named, because without a decorator on this class its types are not kept.
  constructor(@Inject(GrantsService) private readonly grants: GrantsService) {}

  @Get()
  @ApiOperation({ summary: 'Who was given rights on it', description: 'For those who may change and delete it.' })
  @ApiOkResponse({ standardSchema: grantList })
  async list(
    @Param({ schema: idPath }) { id }: IdPath,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GrantListView> {
    return answer(await this.grants.list(user, { kind: this.kind, id }), reply);
  }

  @Put()
  @ApiOperation({ summary: 'Share it', description: 'Replaces the list: who is not in it loses its rights on it.' })
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: grantList })
  async replace(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: grantListBody }) { items }: GrantListBody,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GrantListView> {
    return answer(await this.grants.replace(user, { kind: this.kind, id }, items, ifMatch), reply);
  }

  @Get('candidates')
  @ApiOperation({ summary: 'Find people and groups to share it with', description: 'At most 10, by name.' })
  @ApiOkResponse({ standardSchema: candidateList })
  async candidates(
    @Param({ schema: idPath }) { id }: IdPath,
    @Query({ schema: candidateQuery }) { search }: CandidateQuery,
    @CurrentUser() user: User,
  ): Promise<CandidateListView> {
    return { items: await this.grants.candidates(user, { kind: this.kind, id }, search), nextCursor: null };
  }

  @Delete(':grantId')
  @ApiOperation({ summary: 'Take rights on it away from somebody', description: '`If-Match`: ETag of the list.' })
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(
    @Param({ schema: grantPath }) { id, grantId }: GrantPath,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
  ): Promise<void> {
    return this.grants.delete(user, { kind: this.kind, id }, grantId, ifMatch);
  }
}

@ApiTags('rights')
@ForUsers()
@Controller('streams/:id/grants')
export class StreamGrantsController extends GrantsController {
  protected readonly kind = 'stream';
}

@ApiTags('rights')
@ForUsers()
@Controller('applications/:id/grants')
export class ApplicationGrantsController extends GrantsController {
  protected readonly kind = 'application';
}

@ApiTags('rights')
@ForUsers()
@Controller('configurations/:id/grants')
export class ConfigurationGrantsController extends GrantsController {
  protected readonly kind = 'configuration';
}

function answer({ grants, version }: GrantList, reply: FastifyReply): GrantListView {
  void reply.header('ETag', etagOf(version));
  return { items: grants, nextCursor: null, version };
}
