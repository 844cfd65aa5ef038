import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MailModule } from '../mail/mail.module.js';
import { AccountController } from './account.controller.js';
import { AccountMailService } from './account-mail.service.js';
import { AccountService } from './account.service.js';
import { LinksRepository } from './links.repository.js';
import { LinksService } from './links.service.js';
import { OpenIdUsersService } from './openid-users.service.js';
import { PasswordResetsController } from './password-resets.controller.js';
import { PasswordResetsService } from './password-resets.service.js';
import { RegistrationsController } from './registrations.controller.js';
import { RegistrationsService } from './registrations.service.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

/** People: their accounts, and how they come to one. */
@Module({
  imports: [AccountsModule, MailModule],
  controllers: [UsersController, AccountController, RegistrationsController, PasswordResetsController],
  providers: [
    ...[UsersService, AccountService, RegistrationsService, PasswordResetsService],
    OpenIdUsersService,
    ...[LinksService, LinksRepository, AccountMailService, UsersRepository],
  ],
  exports: [UsersService, OpenIdUsersService],
})
export class UsersModule {}
