import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { IndexesController } from './indexes.controller.js';
import { IndexesLoop } from './indexes.loop.js';
import { IndexesService } from './indexes.service.js';

/** What the packagers have stored, from announcements and the store. */
@Module({
  imports: [DirectoryModule],
  controllers: [IndexesController],
  providers: [IndexesService, IndexesLoop],
  exports: [IndexesService],
})
export class IndexesModule {}
