import { Module } from '@nestjs/common';
import { DirectoryLoop } from './directory.loop.js';
import { DirectoryService } from './directory.service.js';

/** Which streams there are, from portier's feed. */
@Module({ providers: [DirectoryService, DirectoryLoop], exports: [DirectoryService] })
export class DirectoryModule {}
