import { Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import type { Page } from '../http/page.js';
import {
  auditEntryView,
  auditExportQuery,
  auditPage,
  auditPath,
  auditQuery,
  undoneView,
  type AuditEntryView,
  type AuditExportQuery,
  type AuditPath,
  type AuditQuery,
  type UndoneView,
} from './audit.dto.js';
import { AuditService } from './audit.service.js';
import { UndoService } from './undo.service.js';

const mediaTypes = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;

@ApiTags('audit')
@ForUsers()
@Controller('audit')
export class AuditController {
  constructor(
    private readonly audit: AuditService,
    private readonly undoing: UndoService,
  ) {}

  /** Lists changes, newest first. Administrators see all, others what concerns streams they may view. */
  @Get()
  @ApiOperation({
    summary: 'Who changed what, newest first',
    description: 'Administrators see every change, others those of streams they may view and their own.',
  })
  @ApiOkResponse({ standardSchema: auditPage })
  list(@CurrentUser() user: User, @Query({ schema: auditQuery }) query: AuditQuery): Promise<Page<AuditEntryView>> {
    return this.audit.list(user, query);
  }

  /** Exports changes as CSV or NDJSON. With the filters of the list. */
  @Get('export')
  @ApiOperation({ summary: 'All changes as a file', description: 'CSV (RFC 4180) or one JSON object a line.' })
  @ApiProduces('text/csv', 'application/x-ndjson')
  @ApiOkResponse({ description: 'One line an entry, newest first.', schema: { type: 'string' } })
  export(
    @CurrentUser() user: User,
    @Query({ schema: auditExportQuery }) query: AuditExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): StreamableFile {
    void reply.header('Content-Disposition', `attachment; filename="audit.${query.format}"`);
    return new StreamableFile(Readable.from(this.audit.lines(user, query)), { type: mediaTypes[query.format] });
  }

  /** Shows a change: what was before and after. */
  @Get(':id')
  @ApiOperation({ summary: 'One change' })
  @ApiOkResponse({ standardSchema: auditEntryView })
  get(@CurrentUser() user: User, @Param({ schema: auditPath }) { id }: AuditPath): Promise<AuditEntryView> {
    return this.audit.get(user, id);
  }

  /** Undoes a change. As a new change; a conflict when the thing has changed since. */
  @Post(':id/undo')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take a change back',
    description:
      'As a new change. 409 `conflict` when somebody changed the same since, saying who, when and what. ' +
      'What was deleted comes back with its id and all that belonged to it, but for what `missing` names.',
  })
  @ApiOkResponse({ standardSchema: undoneView })
  undo(@CurrentUser() user: User, @Param({ schema: auditPath }) { id }: AuditPath): Promise<UndoneView> {
    return this.undoing.undo(user, id);
  }
}
