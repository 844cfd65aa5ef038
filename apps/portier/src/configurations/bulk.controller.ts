import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { bulkAnswer, inBulk, type BulkAnswer } from '../http/bulk.js';
import { configurationsBulk, type ConfigurationsBulk } from './configurations.dto.js';
import { ConfigurationsService } from './configurations.service.js';

@ApiTags('task configurations')
@ForUsers()
@Controller('configurations/bulk')
export class ConfigurationsBulkController {
  constructor(private readonly configurations: ConfigurationsService) {}

  /** Switches many configurations on or off, or deletes them. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: bulkAnswer })
  apply(
    @Body({ schema: configurationsBulk }) { ids, action }: ConfigurationsBulk,
    @CurrentUser() user: User,
  ): Promise<BulkAnswer> {
    return inBulk(ids, (id) =>
      action === 'delete'
        ? this.configurations.delete(user, id, undefined)
        : this.configurations.update(user, id, { enabled: action === 'enable' }, undefined),
    );
  }
}
