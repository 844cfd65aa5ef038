import { Body, Controller, HttpCode, Ip, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../accounts/access.js';
import { requireSameOrigin } from '../accounts/credentials.js';
import { registrationDraft, type RegistrationDraft } from './users.dto.js';
import { RegistrationsService } from './registrations.service.js';

@Public()
@ApiTags('registration')
@Controller('registrations')
export class RegistrationsController {
  constructor(private readonly registrations: RegistrationsService) {}

  /**
   * Makes an account for a stranger, where that is allowed. A mail brings the link to choose a password and activate it. The answer is
   * the same whether or not the address has an account.
   */
  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({ description: 'A mail is on its way.' })
  register(
    @Body({ schema: registrationDraft }) draft: RegistrationDraft,
    @Ip() address: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    requireSameOrigin(request);
    return this.registrations.register(draft, address);
  }
}
