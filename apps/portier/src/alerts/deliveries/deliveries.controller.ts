import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentUser, ForUsers, type User } from '../../accounts/access.js';
import type { Page } from '../../http/page.js';
import { idPath, type IdPath } from '../../http/things.js';
import {
  deliveryDetail,
  deliveryPage,
  deliveryQuery,
  deliveryView,
  type DeliveryDetail,
  type DeliveryQuery,
  type DeliveryView,
} from './deliveries.dto.js';
import { DeliveriesService } from './deliveries.service.js';

@ApiTags('alerts')
@ForUsers()
@Controller('alert-deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  /** What was sent and what became of it, newest first: of your own destinations, or for administrators of all. */
  @Get()
  @ApiOkResponse({ standardSchema: deliveryPage })
  list(@Query({ schema: deliveryQuery }) query: DeliveryQuery, @CurrentUser() user: User): Promise<Page<DeliveryView>> {
    return this.deliveries.list(user, query);
  }

  /** One delivery with the events it carries. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: deliveryDetail })
  get(@Param({ schema: idPath }) { id }: IdPath, @CurrentUser() user: User): Promise<DeliveryDetail> {
    return this.deliveries.get(user, id);
  }

  /** Sends a delivery again at once, with the id it had. */
  @Post(':id/redeliver')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: deliveryView })
  redeliver(@Param({ schema: idPath }) { id }: IdPath, @CurrentUser() user: User): Promise<DeliveryView> {
    return this.deliveries.redeliver(user, id);
  }
}
