import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { EdgesModule } from '../edges/edges.module.js';
import { SignalsModule } from '../signals/signals.module.js';
import { WatchController } from './watch.controller.js';
import { WatchService } from './watch.service.js';

/** Pages for people. */
@Module({
  imports: [DirectoryModule, EdgesModule, SignalsModule],
  controllers: [WatchController],
  providers: [WatchService],
})
export class WatchModule {}
