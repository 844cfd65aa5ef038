/** Nouns of the API that the pages cache. */
export type Noun =
  | 'streams'
  | 'problems'
  | 'live-streams'
  | 'keys'
  | 'publications'
  | 'configurations'
  | 'tasks'
  | 'concierges'
  | 'media-servers'
  | 'edges'
  | 'applications'
  | 'refusals'
  | 'invitations'
  | 'users'
  | 'sessions'
  | 'tokens'
  | 'groups'
  | 'grants'
  | 'quotas'
  | 'audit'
  | 'alert-destinations'
  | 'alert-rules'
  | 'alert-deliveries'
  | 'task-types';

export type Filter = Record<string, string | number | boolean | undefined>;

/** Query keys: `[noun, 'list', filter]` and `[noun, 'one', id]`, so that an event can invalidate just what it concerns. */
export const listKey = (noun: Noun, filter: Filter = {}) => [noun, 'list', filter] as const;
export const oneKey = (noun: Noun, id: string) => [noun, 'one', id] as const;
export const sessionKey = ['session'] as const;
export const serverKey = ['server'] as const;
