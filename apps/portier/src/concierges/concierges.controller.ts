import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { etagOf, ifMatchHeader } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  conciergeChange,
  conciergeDraft,
  conciergePage,
  conciergeQuery,
  conciergeView,
  createdConcierge,
  toConciergeView,
  type ConciergeChange,
  type ConciergeQuery,
} from './concierges.dto.js';
import type { ConciergeRow } from './concierges.repository.js';
import { ConciergesService } from './concierges.service.js';

type View = z.infer<typeof conciergeView>;

@ApiTags('agents')
@Controller('concierges')
export class ConciergesController {
  constructor(private readonly concierges: ConciergesService) {}

  /** Lists agents. */
  @Get()
  @ApiOkResponse({ standardSchema: conciergePage })
  async list(@Query({ schema: conciergeQuery }) query: ConciergeQuery): Promise<Page<View>> {
    const { items, nextCursor } = await this.concierges.list(query);
    return { items: items.map(toConciergeView), nextCursor };
  }

  /** Registers an agent. Its token is in the answer, once. */
  @Post()
  @ApiCreatedResponse({ standardSchema: createdConcierge })
  async create(
    @Body({ schema: conciergeDraft }) { name }: z.infer<typeof conciergeDraft>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof createdConcierge>> {
    const { token, ...row } = await this.concierges.create(name);
    return { ...answer(reply, row), token };
  }

  /** Shows an agent: load, slots, skills, and what a drain waits for. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: conciergeView })
  async get(@Param({ schema: idPath }) { id }: IdPath, @Res({ passthrough: true }) reply: FastifyReply): Promise<View> {
    return answer(reply, await this.concierges.get(id));
  }

  /** Renames an agent, or gives it labels. They win over what the agent says of itself. */
  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: conciergeView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: conciergeChange }) change: ConciergeChange,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View> {
    return answer(reply, await this.concierges.update(id, change, ifMatch));
  }

  /** Drains an agent. It takes nothing new, and its tasks move to others without a break. */
  @Post(':id/drain')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conciergeView })
  async drain(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View> {
    return answer(reply, await this.concierges.setState(id, 'draining'));
  }

  /** Ends the drain of an agent. It takes work again; what has not moved yet stays. */
  @Post(':id/activate')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conciergeView })
  async activate(
    @Param({ schema: idPath }) { id }: IdPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View> {
    return answer(reply, await this.concierges.setState(id, 'active'));
  }

  /** Removes an agent for good. Its tasks go to others, and its token is worth nothing. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(@Param({ schema: idPath }) { id }: IdPath, @Headers('if-match') ifMatch: string | undefined): Promise<void> {
    return this.concierges.delete(id, ifMatch);
  }
}

function answer(reply: FastifyReply, row: ConciergeRow): View {
  void reply.header('ETag', etagOf(row.version));
  return toConciergeView(row);
}
