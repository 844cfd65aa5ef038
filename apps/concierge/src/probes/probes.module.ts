import { Module } from '@nestjs/common';
import { ProbeResultsClient } from './probe-results.client.js';
import { ProbesService } from './probes.service.js';

@Module({ providers: [ProbesService, ProbeResultsClient], exports: [ProbesService] })
export class ProbesModule {}
