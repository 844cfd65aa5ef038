import { Controller, Get, Header, Headers, Inject, Param } from '@nestjs/common';
import { hasBearer } from '../bearer.js';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import type { Ingest } from './ingest.js';
import { SignalsService, type Audience } from './signals.service.js';

/** What is live, for programs (reference-systems.md B5, B6). */
@Controller()
export class SignalsController {
  constructor(
    private readonly signals: SignalsService,
    @Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig,
  ) {}

  @Get('signals')
  @Header('Cache-Control', 'no-cache')
  names(@Headers('authorization') authorization: string | undefined): string[] {
    return this.signals.live(this.audience(authorization), Date.now()).map((entry) => entry.name);
  }

  @Get('ingests')
  @Header('Cache-Control', 'no-cache')
  list(@Headers('authorization') authorization: string | undefined): Ingest[] {
    return this.signals.ingests(this.audience(authorization), Date.now());
  }

  @Get('ingests/:name')
  @Header('Cache-Control', 'no-cache')
  one(@Param('name') name: string, @Headers('authorization') authorization: string | undefined): Promise<Ingest> {
    return this.signals.findIngest(name, this.audience(authorization), Date.now());
  }

  private audience(authorization: string | undefined): Audience {
    return hasBearer(authorization, this.config.DIRECTOR_SERVICE_TOKEN) ? 'program' : 'anybody';
  }
}
