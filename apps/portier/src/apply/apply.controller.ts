import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import {
  appliedView,
  applyBody,
  exportQuery,
  planBody,
  planView,
  type AppliedView,
  type ApplyBody,
  type ExportQuery,
  type PlanBody,
  type PlanView,
} from './apply.dto.js';
import { ApplyService } from './apply.service.js';

const mediaTypes = { yaml: 'application/yaml; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

@ApiTags('plan and apply')
@ForUsers()
@Controller()
export class ApplyController {
  constructor(private readonly applying: ApplyService) {}

  @Get('export')
  @ApiOperation({
    summary: 'What there is, as a file',
    description: 'Applying it changes nothing. Without secrets. Users get what they may view.',
  })
  @ApiProduces('application/yaml', 'application/json')
  @ApiOkResponse({ description: 'A file of kind `portier/v1`.', schema: { type: 'string' } })
  async export(
    @CurrentUser() user: User,
    @Query({ schema: exportQuery }) query: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.applying.export(user, query);
    void reply
      .header('Content-Type', mediaTypes[query.format])
      .header('Content-Disposition', `attachment; filename="portier.${query.format}"`);
    return text;
  }

  @Post('plan')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What a file would change, and what it would cut',
    description: 'Changes nothing. 422 names each problem of the file with its line.',
  })
  @ApiOkResponse({ standardSchema: planView })
  plan(@CurrentUser() user: User, @Body({ schema: planBody }) body: PlanBody): Promise<PlanView> {
    return this.applying.plan(user, body);
  }

  @Post('apply')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Apply a file whose plan was looked at',
    description: 'All of it in one transaction, or nothing. 409 when it would no longer do what the plan said.',
  })
  @ApiOkResponse({ standardSchema: appliedView })
  async apply(
    @CurrentUser() user: User,
    @Body({ schema: applyBody }) body: ApplyBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AppliedView> {
    void reply.header('Cache-Control', 'no-store');
    return this.applying.apply(user, body);
  }
}
