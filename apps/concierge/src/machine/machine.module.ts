import { Module } from '@nestjs/common';
import { MachineService } from './machine.service.js';

@Module({ providers: [MachineService], exports: [MachineService] })
export class MachineModule {}
