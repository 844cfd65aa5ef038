import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { PlaybackModule } from '../playback/playback.module.js';
import { ViewersLoop } from './viewers.loop.js';
import { ViewersService } from './viewers.service.js';

/** How many people watch. */
@Module({
  imports: [DirectoryModule, PlaybackModule],
  providers: [ViewersService, ViewersLoop],
  exports: [ViewersService],
})
export class ViewersModule {}
