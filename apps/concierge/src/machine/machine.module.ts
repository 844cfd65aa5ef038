import { Module } from '@nestjs/common';
import { DisksService } from './disks.service.js';
import { MachineService } from './machine.service.js';

@Module({ providers: [MachineService, DisksService], exports: [MachineService, DisksService] })
export class MachineModule {}
