import type { Logger } from '@app/kit';
import { Module, type DynamicModule } from '@nestjs/common';
import type { DirectorConfig } from './config.js';
import { DirectoryModule } from './directory/directory.module.js';
import { EdgesModule } from './edges/edges.module.js';
import { IndexesModule } from './indexes/indexes.module.js';
import { PlatformModule } from './platform.module.js';
import { PlaybackModule } from './playback/playback.module.js';
import { SignalsModule } from './signals/signals.module.js';
import { SteeringModule } from './steering/steering.module.js';
import { ViewersModule } from './viewers/viewers.module.js';
import { WatchModule } from './watch/watch.module.js';

/** The map of the director. */
@Module({})
export class AppModule {
  static with(config: DirectorConfig, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, logger),
        DirectoryModule, // which streams there are, from portier's feed
        IndexesModule, // what the packagers have stored, from announcements and the store
        PlaybackModule, // media playlists, segments and posters for players and edges
        EdgesModule, // which edges there are, from portier's feed, and which of them answer
        SteeringModule, // where a viewer begins and goes on: multivariant playlists, steering manifests
        SignalsModule, // what is live, for programs
        WatchModule, // pages for people
        ViewersModule, // how many watch, told to portier
      ],
    };
  }
}
