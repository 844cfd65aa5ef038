import { Inject, Injectable } from '@nestjs/common';
import { PORTIER_CONFIG, portierConfig, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';
import { Readiness } from '../http/readiness.client.js';
import { version } from '../server-facts/version.js';
import { shownSettings } from './setting.js';
import type { SettingsView } from './settings.dto.js';
import { SettingsRepository } from './settings.repository.js';

/** How this replica is set up and whether it has what it needs. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsRepository,
    private readonly readiness: Readiness,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
  ) {}

  async show(): Promise<SettingsView> {
    const { checks, notes } = this.readiness;
    const asked = Object.entries({ ...checks, ...notes }).map(async ([name, ask]) => ({ name, problem: await ask() }));
    return {
      version,
      nodeVersion: process.version,
      items: shownSettings(portierConfig, this.config),
      checks: await Promise.all(asked),
      directors: await this.settings.directors(this.database),
    };
  }
}
