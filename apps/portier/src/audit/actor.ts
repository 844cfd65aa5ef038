import { z } from 'zod';

/**
 * Who is behind a change. `visitor`: a public route, nobody signed in. `portier`: work of its own, such as loops.
 * `unknown`: the previous version, or a person with psql.
 */
export const actorKinds = ['user', 'program', 'agent', 'visitor', 'bootstrap', 'portier', 'unknown'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** How a person signed in for the request. */
export const accessWays = ['session', 'basic', 'token'] as const;
export type AccessWay = (typeof accessWays)[number];

/** The setting `portier.actor` that the triggers of migration 0008 read. */
export interface Actor {
  kind: ActorKind;
  /** Of the user, program token or agent. */
  id?: string;
  name?: string;
  via?: AccessWay;
  /** Network address the request came from. */
  address?: string;
  requestId?: string;
  /** Entry that the change takes back. */
  undoes?: number;
}

/** A caller as the access guard knows it (accounts/access.ts). */
export type KnownCaller =
  | { kind: 'user'; user: { id: string; name: string }; via: AccessWay }
  | { kind: 'program'; tokenId: string; name: string };

/**
 * Who acts in a request, or undefined for an agent or edge: it decides nothing that is audited, and its heartbeats are too
 * many to pay for.
 */
export function actorOfRequest(request: {
  caller?: KnownCaller | undefined;
  conciergeId?: string | undefined;
  edgeId?: string | undefined;
  ip: string;
  id: string;
}): Actor | undefined {
  const { caller, conciergeId, edgeId, ip: address, id: requestId } = request;
  if (caller?.kind === 'user') {
    const { id, name } = caller.user;
    return { kind: 'user', id, name, via: caller.via, address, requestId };
  }
  if (caller?.kind === 'program') return { kind: 'program', id: caller.tokenId, name: caller.name, address, requestId };
  if (conciergeId !== undefined || edgeId !== undefined) return undefined;
  return { kind: 'visitor', address, requestId };
}

export const actorKind = z.enum(actorKinds);
export const accessWay = z.enum(accessWays);
