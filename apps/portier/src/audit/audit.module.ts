import { Module } from '@nestjs/common';
import { QuotasModule } from '../quotas/quotas.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { AuditController } from './audit.controller.js';
import { AuditLoop } from './audit.loop.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';
import { RowsRepository } from './rows.repository.js';
import { UndoChecks } from './undo-checks.service.js';
import { UndoService } from './undo.service.js';

@Module({
  imports: [QuotasModule, TasksModule],
  controllers: [AuditController],
  providers: [AuditService, AuditRepository, AuditLoop, UndoService, UndoChecks, RowsRepository],
  exports: [AuditService],
})
export class AuditModule {}
