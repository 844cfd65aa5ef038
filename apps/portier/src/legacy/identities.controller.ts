import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { createdIdentity, identityDraft } from './legacy.dto.js';
import { LegacyGuard } from './legacy.guard.js';
import { LegacyService } from './legacy.service.js';

@ApiTags('agents')
@Controller('legacy/identities')
@UseGuards(LegacyGuard)
export class IdentitiesController {
  constructor(private readonly legacy: LegacyService) {}

  /** Registers an agent of the older system (docs/legacy-protocol.md). It is drained and removed as any other. */
  @Post()
  @ApiCreatedResponse({ standardSchema: createdIdentity })
  create(
    @Body({ schema: identityDraft }) draft: z.infer<typeof identityDraft>,
  ): Promise<z.infer<typeof createdIdentity>> {
    return this.legacy.createIdentity(draft);
  }
}
