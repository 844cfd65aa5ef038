import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What program tokens may be limited to. */
export const scopes = ['feeds:authorization', 'feeds:directory'] as const;
export type Scope = (typeof scopes)[number];

export interface User {
  id: string;
  name: string;
  isAdministrator: boolean;
}

/** Who makes a request. */
export type Caller =
  | { kind: 'user'; user: User; via: 'session' | 'basic' }
  | { kind: 'program'; tokenId: string; name: string; scopes: string[] };

/** What a route asks of its caller. Without a decorator: a signed-in administrator. */
export type Access = { kind: 'public' } | { kind: 'program'; scope: Scope } | { kind: 'administrator' };

export const ACCESS = 'portier:access';

/** No credentials needed, or the route checks its own (agents). */
export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** For programs: needs a bearer API token with this scope. */
export const ForProgram = (scope: Scope) => SetMetadata(ACCESS, { kind: 'program', scope } satisfies Access);

/** Request with what the access guard found out. */
export type IdentifiedRequest = FastifyRequest & { caller?: Caller };

/** The signed-in user. Only on routes for users. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): User => {
  const { caller } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (caller?.kind !== 'user') throw new Error('this route has no user: it is public or for programs');
  return caller.user;
});
