import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { IndexesModule } from '../indexes/indexes.module.js';
import { PlaybackModule } from '../playback/playback.module.js';
import { SignalsController } from './signals.controller.js';
import { SignalsService } from './signals.service.js';

/** What is live, for programs. */
@Module({
  imports: [DirectoryModule, IndexesModule, PlaybackModule],
  controllers: [SignalsController],
  providers: [SignalsService],
  exports: [SignalsService],
})
export class SignalsModule {}
