import { PortierError } from '@app/contract';
import { Inject, Injectable, type CanActivate } from '@nestjs/common';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';

/** Unless the setting switches the older system's protocol on, none of its routes is there. */
@Injectable()
export class LegacyGuard implements CanActivate {
  constructor(@Inject(PORTIER_CONFIG) private readonly config: PortierConfig) {}

  canActivate(): boolean {
    if (this.config.PORTIER_LEGACY_PROTOCOL) return true;
    throw new PortierError(
      'not_found',
      'The protocol of the older system is off; PORTIER_LEGACY_PROTOCOL=true starts it.',
    );
  }
}
