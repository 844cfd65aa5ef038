import { Module } from '@nestjs/common';
import { HttpModule } from '../http/http.module.js';
import { SettingsController } from './settings.controller.js';
import { SettingsRepository } from './settings.repository.js';
import { SettingsService } from './settings.service.js';

@Module({ imports: [HttpModule], controllers: [SettingsController], providers: [SettingsService, SettingsRepository] })
export class SettingsModule {}
