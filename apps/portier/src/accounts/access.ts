import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** What program tokens may be limited to. Programs act for nobody; tokens of people have scopes such as `streams:read`. */
export const scopes = ['feeds:authorization', 'feeds:directory', 'directors:report'] as const;
export type Scope = (typeof scopes)[number];

export interface User {
  id: string;
  name: string;
  isAdministrator: boolean;
}

/** Who makes a request. */
export type Caller = PersonCalling | { kind: 'program'; tokenId: string; name: string; scopes: string[] };

/** A person, and what the request proved it with. */
export type PersonCalling = { kind: 'user'; user: User } & (
  | { via: 'session'; sessionId: string }
  | { via: 'basic' }
  /** An API token of a person: acts as that person, within its scopes (scope.ts). */
  | { via: 'token'; tokenId: string; scopes: readonly string[] }
);

/** Id of what lets a person in: session, API token, or with a password the account itself. */
export function credentialOf(caller: PersonCalling): string {
  switch (caller.via) {
    case 'session':
      return caller.sessionId;
    case 'token':
      return caller.tokenId;
    case 'basic':
      return caller.user.id;
  }
}

/** What a route asks of its caller. Without a decorator: a signed-in administrator. */
export type Access =
  { kind: 'public' } | { kind: 'program'; scope: Scope } | { kind: 'user' } | { kind: 'administrator' };

export const ACCESS = 'portier:access';

/** No credentials needed, or the route checks its own (agents). */
export const Public = () => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** For programs: needs a bearer API token with this scope. */
export const ForProgram = (scope: Scope) => SetMetadata(ACCESS, { kind: 'program', scope } satisfies Access);

/** Any signed-in user. What it may see and change is checked below (RightsService), or is its own. */
export const ForUsers = () => SetMetadata(ACCESS, { kind: 'user' } satisfies Access);

/** Administrators only: on a route of a class that is for users. */
export const ForAdministrators = () => SetMetadata(ACCESS, { kind: 'administrator' } satisfies Access);

/** Request with what the access guard found out. */
export type IdentifiedRequest = FastifyRequest & { caller?: Caller };

/** The signed-in user. Only on routes for users. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): User => {
  return personOf(context).user;
});

/** The signed-in user with what the request proved it with. Only on routes for users. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext) => personOf(context));

function personOf(context: ExecutionContext): PersonCalling {
  const { caller } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (caller?.kind !== 'user') throw new Error('this route has no user: it is public or for programs');
  return caller;
}
