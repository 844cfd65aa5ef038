import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { Notifications } from './notifications.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [PORTIER_CONFIG],
      useFactory: (config: PortierConfig) => ({
        ...dataSourceOptions(config.DATABASE_URL, config.PORTIER_DATABASE_POOL),
        retryAttempts: 0,
      }),
    }),
  ],
  providers: [Database, Notifications],
  exports: [Database, Notifications],
})
export class DatabaseModule {}
