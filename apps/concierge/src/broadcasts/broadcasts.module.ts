import { Module } from '@nestjs/common';
import { BroadcastsLoop } from './broadcasts.loop.js';
import { BroadcastsService } from './broadcasts.service.js';

@Module({ providers: [BroadcastsService, BroadcastsLoop] })
export class BroadcastsModule {}
