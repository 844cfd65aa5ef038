import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Page } from '../http/page.js';
import { idPath, type IdPath } from '../http/things.js';
import {
  conciergeDraft,
  conciergePage,
  conciergeQuery,
  conciergeView,
  createdConcierge,
  toConciergeView,
  type ConciergeQuery,
} from './concierges.dto.js';
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
  ): Promise<z.infer<typeof createdConcierge>> {
    const { token, ...row } = await this.concierges.create(name);
    return { ...toConciergeView(row), token };
  }

  /** Shows an agent: load, slots, skills, and what a drain waits for. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: conciergeView })
  async get(@Param({ schema: idPath }) { id }: IdPath): Promise<View> {
    return toConciergeView(await this.concierges.get(id));
  }

  /** Drains an agent. It takes nothing new, and its tasks move to others without a break. */
  @Post(':id/drain')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conciergeView })
  async drain(@Param({ schema: idPath }) { id }: IdPath): Promise<View> {
    return toConciergeView(await this.concierges.setState(id, 'draining'));
  }

  /** Ends the drain of an agent. It takes work again; what has not moved yet stays. */
  @Post(':id/activate')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conciergeView })
  async activate(@Param({ schema: idPath }) { id }: IdPath): Promise<View> {
    return toConciergeView(await this.concierges.setState(id, 'active'));
  }

  /** Removes an agent for good. Its tasks go to others, and its token is worth nothing. */
  @Delete(':id')
  @HttpCode(204)
  async delete(@Param({ schema: idPath }) { id }: IdPath): Promise<void> {
    await this.concierges.delete(id);
  }
}
