import { PortierError } from '@app/contract';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { ACCESS, type Access, type Caller, type IdentifiedRequest } from './access.js';
import { AccountsService } from './accounts.service.js';
import { credentialsOf } from './credentials.js';
import { isWithinScopes, neededScope } from './scope.js';

/** The one place that decides who may call a route. Global: a route without a decorator is for administrators. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly accounts: AccountsService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]) ?? { kind: 'administrator' };
    if (access.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const caller = await this.accounts.identify(credentialsOf(request), request.ip);
    if (caller === undefined) {
      // No `WWW-Authenticate: Basic`: it would make browsers open their own password window over the admin pages.
      void reply.header('WWW-Authenticate', 'Bearer');
      throw new PortierError('unauthenticated', 'Sign in, or send an API token.');
    }
    requireAccess(access, caller);
    requireScope(caller, request);
    request.caller = caller;
    return true;
  }
}

function requireAccess(access: Access, caller: Caller): void {
  if (access.kind === 'program') {
    if (caller.kind === 'program' && caller.scopes.includes(access.scope)) return;
    throw new PortierError('forbidden', `This needs an API token with the scope "${access.scope}".`);
  }
  if (caller.kind === 'user' && (access.kind === 'user' || caller.user.isAdministrator)) return;
  const whose = access.kind === 'user' ? 'the account of a person' : 'the account of an administrator';
  throw new PortierError('forbidden', `This needs ${whose}.`);
}

/** Routes say nothing of scopes: method and path do. */
function requireScope(caller: Caller, request: { method: string; url: string }): void {
  if (caller.kind !== 'user' || caller.via !== 'token') return;
  const needed = neededScope(request);
  if (needed !== undefined && isWithinScopes(caller.scopes, needed)) return;
  throw new PortierError('forbidden', `The API token lacks the scope "${needed ?? 'of the API'}".`);
}
