import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { idPath, type IdPath } from '../http/things.js';
import { conciergeDraft, conciergePage, conciergeView, createdConcierge, toConciergeView } from './concierges.dto.js';
import { ConciergesService } from './concierges.service.js';

type View = z.infer<typeof conciergeView>;

@ApiTags('agents')
@Controller('concierges')
export class ConciergesController {
  constructor(private readonly concierges: ConciergesService) {}

  @Get()
  @ApiOkResponse({ standardSchema: conciergePage })
  async list(): Promise<{ items: View[]; nextCursor: null }> {
    return { items: (await this.concierges.list()).map(toConciergeView), nextCursor: null };
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: createdConcierge })
  async create(
    @Body({ schema: conciergeDraft }) { name }: z.infer<typeof conciergeDraft>,
  ): Promise<z.infer<typeof createdConcierge>> {
    const { token, ...row } = await this.concierges.create(name);
    return { ...toConciergeView(row), token };
  }

  @Post(':id/drain')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conciergeView })
  async drain(@Param({ schema: idPath }) { id }: IdPath): Promise<View> {
    return toConciergeView(await this.concierges.setState(id, 'draining'));
  }

  @Post(':id/activate')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: conciergeView })
  async activate(@Param({ schema: idPath }) { id }: IdPath): Promise<View> {
    return toConciergeView(await this.concierges.setState(id, 'active'));
  }

  @Delete(':id')
  @HttpCode(204)
  async delete(@Param({ schema: idPath }) { id }: IdPath): Promise<void> {
    await this.concierges.delete(id);
  }
}
