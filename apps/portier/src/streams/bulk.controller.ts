import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { bulkAnswer, inBulk, type BulkAnswer } from '../http/bulk.js';
import { streamsBulk, type StreamsBulk } from './streams.dto.js';
import { StreamsService } from './streams.service.js';

@ApiTags('streams')
@ForUsers()
@Controller('streams/bulk')
export class StreamsBulkController {
  constructor(private readonly streams: StreamsService) {}

  /** Switches many streams on or off, or deletes them. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: bulkAnswer })
  apply(@Body({ schema: streamsBulk }) { ids, action }: StreamsBulk, @CurrentUser() user: User): Promise<BulkAnswer> {
    return inBulk(ids, (id) =>
      action === 'delete'
        ? this.streams.delete(user, id, undefined)
        : this.streams.update(user, id, { enabled: action === 'enable' }, undefined),
    );
  }
}
