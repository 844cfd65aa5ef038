import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { AttemptsRepository } from './attempts.repository.js';
import { AttemptsService } from './attempts.service.js';
import { SessionController } from './session.controller.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInOptionsController } from './sign-in-options.controller.js';
import { UserTokensController } from './user-tokens.controller.js';
import { UserTokensRepository } from './user-tokens.repository.js';
import { UserTokensService } from './user-tokens.service.js';

/** Who calls. What there is to know of people: users/. */
@Module({
  controllers: [SessionController, SessionsController, UserTokensController, SignInOptionsController],
  providers: [
    ...[AccountsService, AccountsRepository, AttemptsService, AttemptsRepository],
    ...[SessionsService, SessionsRepository, UserTokensService, UserTokensRepository],
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountsService, AttemptsService, SessionsService],
})
export class AccountsModule {}
