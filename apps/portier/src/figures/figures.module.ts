import { Module } from '@nestjs/common';
import { FiguresController } from './figures.controller.js';
import { FiguresLoop } from './figures.loop.js';
import { FiguresRepository } from './figures.repository.js';
import { FiguresService } from './figures.service.js';

@Module({
  controllers: [FiguresController],
  providers: [FiguresService, FiguresRepository, FiguresLoop],
})
export class FiguresModule {}
