import { deriveClusterKeys, type ClusterKeys } from '@app/contract';
import { createLogger, type Logger } from '@app/kit';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from './config.js';
import { LOGGER } from './logger.js';

/** Injection token of the keys derived from the cluster secret (`ClusterKeys`). */
export const CLUSTER_KEYS = Symbol('CLUSTER_KEYS');

/** What every module may inject: settings, log, keys. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: PortierConfig, logger: Logger = createLogger('portier')): DynamicModule {
    const keys: ClusterKeys = deriveClusterKeys(config.PORTIER_CLUSTER_SECRET);
    return {
      module: PlatformModule,
      providers: [
        { provide: PORTIER_CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: CLUSTER_KEYS, useValue: keys },
      ],
      exports: [PORTIER_CONFIG, LOGGER, CLUSTER_KEYS],
    };
  }
}
