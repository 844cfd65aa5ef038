import { Module } from '@nestjs/common';
import { EdgesModule } from '../edges/edges.module.js';
import { PlaybackModule } from '../playback/playback.module.js';
import { SteeringController } from './steering.controller.js';
import { SteeringService } from './steering.service.js';

/** Which edge a viewer is sent to. */
@Module({ imports: [EdgesModule, PlaybackModule], controllers: [SteeringController], providers: [SteeringService] })
export class SteeringModule {}
