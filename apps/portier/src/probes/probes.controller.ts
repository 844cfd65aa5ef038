import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { idPath, type IdPath } from '../http/things.js';
import { probePage, probeView, toProbeView } from './probes.dto.js';
import { ProbesService } from './probes.service.js';

@ApiTags('streams')
@ForUsers()
@Controller('streams/:id/probes')
export class ProbesController {
  constructor(private readonly probes: ProbesService) {}

  /** Lets an agent watch the live input for some seconds; answers when it is done. A failed look is an answer, too. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: probeView })
  async look(@Param({ schema: idPath }) { id }: IdPath, @CurrentUser() user: User): Promise<z.infer<typeof probeView>> {
    return toProbeView(await this.probes.lookAtInput(user, id));
  }

  /** The last looks within a day, at most ten, the newest first. */
  @Get()
  @ApiOkResponse({ standardSchema: probePage })
  async list(@Param({ schema: idPath }) { id }: IdPath, @CurrentUser() user: User): Promise<z.infer<typeof probePage>> {
    return { items: (await this.probes.list(user, id)).map(toProbeView), nextCursor: null };
  }
}
