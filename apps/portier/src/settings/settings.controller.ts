import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { settingsView, type SettingsView } from './settings.dto.js';
import { SettingsService } from './settings.service.js';

@ApiTags('server')
@Controller('settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  /** How portier is set up, without secrets, and whether it has what it needs. For administrators. */
  @Get()
  @ApiOkResponse({ standardSchema: settingsView })
  show(): Promise<SettingsView> {
    return this.settings.show();
  }
}
