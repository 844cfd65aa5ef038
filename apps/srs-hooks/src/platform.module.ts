import { deriveClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { HOOKS_CONFIG, type HooksConfig } from './config.js';
import { HooksMetrics } from './metrics.js';

/** Injection token of the program's structured log (`Logger` of @app/kit). */
export const LOGGER = Symbol('LOGGER');
/** Injection token of the keys derived from the cluster secret (`ClusterKeys`). */
export const CLUSTER_KEYS = Symbol('CLUSTER_KEYS');

/** What every module may inject: settings, log, keys, metrics. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: HooksConfig, logger: Logger): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: HOOKS_CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: CLUSTER_KEYS, useValue: deriveClusterKeys(config.HOOKS_CLUSTER_SECRET) },
        HooksMetrics,
      ],
      exports: [HOOKS_CONFIG, LOGGER, CLUSTER_KEYS, HooksMetrics],
    };
  }
}
