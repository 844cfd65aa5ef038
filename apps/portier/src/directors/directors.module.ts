import { Module } from '@nestjs/common';
import { DirectorsController } from './directors.controller.js';
import { DirectorsRepository } from './directors.repository.js';
import { DirectorsService } from './directors.service.js';

/** What directors tell of their viewers. */
@Module({ controllers: [DirectorsController], providers: [DirectorsService, DirectorsRepository] })
export class DirectorsModule {}
