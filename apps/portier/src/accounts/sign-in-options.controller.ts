import { minimalPasswordLength } from '@app/contract';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Public } from './access.js';
import { signInOptions, type SignInOptions } from './accounts.dto.js';

@Public()
@ApiTags('session')
@Controller('sign-in-options')
export class SignInOptionsController {
  constructor(@Inject(PORTIER_CONFIG) private readonly config: PortierConfig) {}

  /** What the sign-in page may offer. */
  @Get()
  @ApiOkResponse({ standardSchema: signInOptions })
  get(): SignInOptions {
    const { PORTIER_SMTP_URL: smtpUrl, PORTIER_REGISTRATION: registration } = this.config;
    const hasOpenId = this.config.PORTIER_OPENID_ISSUER !== undefined;
    return {
      registration: smtpUrl === undefined ? 'off' : registration,
      passwordReset: smtpUrl !== undefined,
      openId: hasOpenId ? { label: this.config.PORTIER_OPENID_LABEL } : null,
      minimalPasswordLength,
    };
  }
}
