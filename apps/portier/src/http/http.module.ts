import { ProblemFilter, type Logger } from '@app/kit';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { raceError } from '../database/races.js';
import { LOGGER } from '../logger.js';
import { Readiness } from './readiness.client.js';
import { ValidationPipe } from './validation.pipe.js';

/** What holds for every route: schemas are checked on the way in, errors leave as problem documents. */
@Module({
  providers: [
    Readiness,
    { provide: APP_PIPE, useClass: ValidationPipe },
    { provide: APP_FILTER, inject: [LOGGER], useFactory: (logger: Logger) => new ProblemFilter(logger, raceError) },
  ],
  exports: [Readiness],
})
export class HttpModule {}
