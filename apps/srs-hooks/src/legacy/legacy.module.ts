import { Module } from '@nestjs/common';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { LegacyController } from './legacy.controller.js';

/** Media servers that are still configured for the older system. */
@Module({ imports: [VerdictsModule], providers: [LegacyController], exports: [LegacyController] })
export class LegacyModule {}
