import { Body, Controller, HttpCode, Ip, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '../accounts/access.js';
import { requireSameOrigin } from '../accounts/credentials.js';
import { PasswordResetsService } from './password-resets.service.js';
import {
  linkBody,
  resetCompletion,
  resetDraft,
  resetPreview,
  resetResult,
  type LinkBody,
  type ResetCompletion,
  type ResetDraft,
  type ResetPreview,
  type ResetResult,
} from './users.dto.js';

@Public()
@ApiTags('registration')
@Controller('password-resets')
export class PasswordResetsController {
  constructor(private readonly resets: PasswordResetsService) {}

  /** Mails a link to set a new password. The answer is the same whether or not there is such an account. */
  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({ description: 'If there is such an account, a mail is on its way.' })
  ask(
    @Body({ schema: resetDraft }) { user }: ResetDraft,
    @Ip() address: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    requireSameOrigin(request);
    return this.resets.ask(user, address);
  }

  /** Whose password a link sets. Does not use it up. */
  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: resetPreview })
  look(@Body({ schema: linkBody }) { token }: LinkBody): Promise<ResetPreview> {
    return this.resets.look(token);
  }

  /** Sets the password with what follows # in the link, and activates the account if it was not. Ends all sessions. */
  @Post('completion')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: resetResult })
  complete(
    @Body({ schema: resetCompletion }) { token, password }: ResetCompletion,
    @Req() request: FastifyRequest,
  ): Promise<ResetResult> {
    requireSameOrigin(request);
    return this.resets.complete(token, password);
  }
}
