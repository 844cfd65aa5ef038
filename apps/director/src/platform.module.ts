import type { Logger } from '@app/kit';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DIRECTOR_CONFIG, type DirectorConfig } from './config.js';
import { LOGGER } from './logger.js';
import { FsStore } from './store/fs.store.js';

/** What every module may inject: settings, log, origin store. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: DirectorConfig, logger: Logger): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: DIRECTOR_CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: FsStore, useValue: new FsStore(config.DIRECTOR_STORE.slice('fs:'.length)) },
      ],
      exports: [DIRECTOR_CONFIG, LOGGER, FsStore],
    };
  }
}
