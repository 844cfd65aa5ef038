import { Module } from '@nestjs/common';
import { PublishKeysRepository } from './publish-keys.repository.js';
import { PublishKeysService } from './publish-keys.service.js';

/** Its routes are below a stream's: see streams.module.ts. */
@Module({ providers: [PublishKeysService, PublishKeysRepository], exports: [PublishKeysService] })
export class PublishKeysModule {}
