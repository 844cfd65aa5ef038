import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, ForUsers, type User } from '../../accounts/access.js';
import { etagOf, ifMatchHeader } from '../../http/etag.js';
import type { Page } from '../../http/page.js';
import { idPath, type IdPath } from '../../http/things.js';
import { deliveryView, type DeliveryView } from '../deliveries/deliveries.dto.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import {
  destinationChange,
  destinationDraft,
  destinationPage,
  destinationQuery,
  destinationView,
  newDestinationView,
  type DestinationChange,
  type DestinationDraft,
  type DestinationQuery,
  type DestinationView,
  type NewDestinationView,
} from './destinations.dto.js';
import { DestinationsService } from './destinations.service.js';

@ApiTags('alerts')
@ForUsers()
@Controller('alert-destinations')
export class DestinationsController {
  constructor(
    private readonly destinations: DestinationsService,
    private readonly deliveries: DeliveriesService,
  ) {}

  /** Where alerts can go: your own, or for administrators all. */
  @Get()
  @ApiOkResponse({ standardSchema: destinationPage })
  list(
    @Query({ schema: destinationQuery }) query: DestinationQuery,
    @CurrentUser() user: User,
  ): Promise<Page<DestinationView>> {
    return this.destinations.list(user, query);
  }

  /** Adds a destination. Made by an administrator, it belongs to the installation. */
  @Post()
  @ApiCreatedResponse({ standardSchema: newDestinationView })
  async create(
    @Body({ schema: destinationDraft }) draft: DestinationDraft,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewDestinationView> {
    return tagged(reply, await this.destinations.create(user, draft));
  }

  /** Shows an alert destination. */
  @Get(':id')
  @ApiOkResponse({ standardSchema: destinationView })
  async get(
    @Param({ schema: idPath }) { id }: IdPath,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DestinationView> {
    return tagged(reply, await this.destinations.get(user, id));
  }

  /** Changes an alert destination. */
  @Patch(':id')
  @ApiHeader(ifMatchHeader)
  @ApiOkResponse({ standardSchema: destinationView })
  async update(
    @Param({ schema: idPath }) { id }: IdPath,
    @Body({ schema: destinationChange }) change: DestinationChange,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DestinationView> {
    return tagged(reply, await this.destinations.update(user, id, change, ifMatch));
  }

  /** Deletes a destination with its rules and deliveries. */
  @Delete(':id')
  @ApiHeader(ifMatchHeader)
  @HttpCode(204)
  delete(
    @Param({ schema: idPath }) { id }: IdPath,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentUser() user: User,
  ): Promise<void> {
    return this.destinations.delete(user, id, ifMatch);
  }

  /** Makes a new secret for a webhook and shows it once; the old one signs nothing any more. */
  @Post(':id/secret')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: newDestinationView })
  async renewSecret(
    @Param({ schema: idPath }) { id }: IdPath,
    @CurrentUser() user: User,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NewDestinationView> {
    return tagged(reply, await this.destinations.renewSecret(user, id));
  }

  /** Sends a test to a destination, also to one that is switched off. Its delivery tells what became of it. */
  @Post(':id/test')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: deliveryView })
  test(@Param({ schema: idPath }) { id }: IdPath, @CurrentUser() user: User): Promise<DeliveryView> {
    return this.deliveries.test(user, id);
  }
}

function tagged<View extends { version: number }>(reply: FastifyReply, view: View): View {
  void reply.header('ETag', etagOf(view.version));
  return view;
}
