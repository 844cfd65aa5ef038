import { Module } from '@nestjs/common';
import { ServerFactsController } from './server-facts.controller.js';

@Module({ controllers: [ServerFactsController] })
export class ServerFactsModule {}
