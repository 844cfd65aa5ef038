import type { Logger } from '@app/kit';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CONCIERGE_CONFIG, type ConciergeConfig } from './config.js';
import { LAYOUT, type Layout } from './layout.js';
import { LOGGER } from './logger.js';

/** What every module may inject: settings, folders, log. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: ConciergeConfig, layout: Layout, logger: Logger): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: CONCIERGE_CONFIG, useValue: config },
        { provide: LAYOUT, useValue: layout },
        { provide: LOGGER, useValue: logger },
      ],
      exports: [CONCIERGE_CONFIG, LAYOUT, LOGGER],
    };
  }
}
