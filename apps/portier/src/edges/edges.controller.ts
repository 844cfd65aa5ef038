import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  edgeChange,
  edgeDraft,
  edgePage,
  edgeQuery,
  edgeView,
  edgeWithToken,
  type EdgeChange,
  type EdgeDraft,
  type EdgeQuery,
  type EdgeView,
  type EdgeWithToken,
} from './edges.dto.js';
import { EdgesService } from './edges.service.js';

@ApiTags('edges')
@Controller('edges')
export class EdgesController {
  constructor(private readonly edges: EdgesService) {}

  /** Lists edges. */
  @Get()
  @ApiOkResponse({ standardSchema: edgePage })
  list(@Query({ schema: edgeQuery }) query: EdgeQuery): Promise<Page<EdgeView>> {
    return this.edges.list(query);
  }

  /** Registers an edge. Its token is in the answer, once. */
  @Post()
  @ApiCreatedResponse({ standardSchema: edgeWithToken })
  async create(
    @Body({ schema: edgeDraft }) draft: EdgeDraft,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EdgeWithToken> {
    return tagged(reply, await this.edges.create(draft));
  }

  /** Shows an edge: how it stands, and what it carries. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: edgeView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EdgeView> {
    return tagged(reply, await this.edges.get(id));
  }

  /** Changes the name, address, region, capacity or weight of an edge. */
  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: edgeView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: edgeChange }) change: EdgeChange,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EdgeView> {
    return tagged(reply, await this.edges.update(id, change, ifMatch));
  }

  /** Drains an edge. It gets no new viewers, and those it has are steered to others. */
  @Post(':id/drain')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: edgeView })
  async drain(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EdgeView> {
    return tagged(reply, await this.edges.wish(id, 'drain'));
  }

  /** Ends the drain of an edge. It gets viewers again, or will when it speaks. */
  @Post(':id/activate')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: edgeView })
  async activate(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EdgeView> {
    return tagged(reply, await this.edges.wish(id, 'activate'));
  }

  /** Makes a new token for an edge. It is in the answer, once; the old one is refused at once. */
  @Post(':id/token')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: edgeWithToken })
  async renewToken(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EdgeWithToken> {
    return tagged(reply, await this.edges.renewToken(id));
  }

  /** Removes an edge for good. Viewers are sent elsewhere within seconds, and its token is worth nothing. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(@Param({ schema: idPath }) { id }: IdPath, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.edges.delete(id, ifMatch);
  }
}

function tagged<View extends { version: number }>(reply: FastifyReply, edge: View): View {
  void reply.header('ETag', etagOf(edge.version));
  return edge;
}
