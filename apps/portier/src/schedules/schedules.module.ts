import { Global, Module } from '@nestjs/common';
import { SchedulesRepository } from './schedules.repository.js';

@Global()
@Module({ providers: [SchedulesRepository], exports: [SchedulesRepository] })
export class SchedulesModule {}
