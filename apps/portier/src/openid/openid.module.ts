import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { UsersModule } from '../users/users.module.js';
import { OpenIdClient } from './openid.client.js';
import { OpenIdController } from './openid.controller.js';
import { OpenIdService } from './openid.service.js';

@Module({
  imports: [AccountsModule, UsersModule],
  controllers: [OpenIdController],
  providers: [OpenIdService, OpenIdClient],
})
export class OpenIdModule {}
