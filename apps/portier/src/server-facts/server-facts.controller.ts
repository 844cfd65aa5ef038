import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ForUsers } from '../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { serverFacts, type ServerFacts } from './server-facts.dto.js';
import { version } from './version.js';

@ApiTags('server')
@ForUsers()
@Controller('server')
export class ServerFactsController {
  constructor(@Inject(PORTIER_CONFIG) private readonly config: PortierConfig) {}

  /** Tells addresses, version and limits of this installation. */
  @Get()
  @ApiOkResponse({ standardSchema: serverFacts })
  get(): ServerFacts {
    return {
      version,
      publicUrl: this.config.PORTIER_PUBLIC_URL,
      rtmpUrl: this.config.PORTIER_RTMP_URL,
      directorUrl: this.config.PORTIER_DIRECTOR_URL,
      allowPrivateTargets: this.config.PORTIER_ALLOW_PRIVATE_TARGETS,
      leaseTtlMs: this.config.PORTIER_LEASE_TTL_MS,
    };
  }
}
