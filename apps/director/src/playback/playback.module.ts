import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { IndexesModule } from '../indexes/indexes.module.js';
import { FilesController } from './files.controller.js';
import { PlaybackService } from './playback.service.js';
import { PlaylistsController } from './playlists.controller.js';

/** Playlists, segments and posters for players. */
@Module({
  imports: [DirectoryModule, IndexesModule],
  controllers: [FilesController, PlaylistsController],
  providers: [PlaybackService],
  exports: [PlaybackService],
})
export class PlaybackModule {}
