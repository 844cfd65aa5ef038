import { Module } from '@nestjs/common';
import { PlaybackModule } from '../playback/playback.module.js';
import { EdgesLoop } from './edges.loop.js';
import { EdgesService } from './edges.service.js';
import { ProbesLoop } from './probes.loop.js';

/** The edges that viewers are spread over. */
@Module({ imports: [PlaybackModule], providers: [EdgesService, EdgesLoop, ProbesLoop], exports: [EdgesService] })
export class EdgesModule {}
