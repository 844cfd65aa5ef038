import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../../accounts/access.js';
import { etagOf, ifMatchHeader } from '../../http/etag.js';
import type { Page } from '../../http/page.js';
import { idPath, type IdPath } from '../../http/things.js';
import {
  ruleChange,
  ruleDraft,
  rulePage,
  ruleQuery,
  ruleView,
  type RuleChange,
  type RuleDraft,
  type RuleQuery,
  type RuleView,
} from './rules.dto.js';
import { RulesService } from './rules.service.js';

@ApiTags('alerts')
@ForUsers()
@Controller('alert-rules')
export class RulesController {
  constructor(private readonly rules: RulesService) {}

  /** What is told to whom: of your own destinations, or for administrators all. */
  @Get()
  @ApiOkResponse({ standardSchema: rulePage })
  list(@Query({ schema: ruleQuery }) query: RuleQuery, @CurrentUser() user: User): Promise<Page<RuleView>> {
    return this.rules.list(user, query);
  }

  /** Makes an alert rule: which events go to which destination. */
  @Post()
  @ApiCreatedResponse({ standardSchema: ruleView })
  async create(
    @Body({ schema: ruleDraft }) draft: RuleDraft,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleView> {
    return tagged(reply, await this.rules.create(user, draft));
  }

  /** Shows an alert rule. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: ruleView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleView> {
    return tagged(reply, await this.rules.get(user, id));
  }

  /** Changes an alert rule. */
  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: ruleView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: ruleChange }) change: RuleChange,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleView> {
    return tagged(reply, await this.rules.update(user, id, change, ifMatch));
  }

  /** Deletes an alert rule. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(
    @Param({ schema: idPath }) { id }: IdPath,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
  ): Promise<void> {
    return this.rules.delete(user, id, ifMatch);
  }
}

function tagged(reply: FastifyReply, rule: RuleView): RuleView {
  void reply.header('ETag', etagOf(rule.version));
  return rule;
}
