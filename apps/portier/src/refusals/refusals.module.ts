import { Module } from '@nestjs/common';
import { RefusalsController } from './refusals.controller.js';
import { RefusalsRepository } from './refusals.repository.js';
import { RefusalsService } from './refusals.service.js';

@Module({ controllers: [RefusalsController], providers: [RefusalsService, RefusalsRepository] })
export class RefusalsModule {}
