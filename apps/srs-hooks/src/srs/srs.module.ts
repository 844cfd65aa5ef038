import { Module } from '@nestjs/common';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { SrsController } from './srs.controller.js';

/** SRS, and our own ingest which speaks as SRS does. */
@Module({ imports: [VerdictsModule], providers: [SrsController], exports: [SrsController] })
export class SrsModule {}
