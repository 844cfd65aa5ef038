import type { User } from '../accounts/access.js';

/**
 * What a person may do with a thing. Whoever changes or deletes it may also view it. `create` is on applications only: make
 * streams in it; it shows the application, not the streams of others in it.
 */
export const rights = ['view', 'change', 'delete', 'create'] as const;
export type Right = (typeof rights)[number];

/** What rights are given on. One on an application covers its streams, one on a stream all that belongs to it. */
export const sharedKinds = ['stream', 'configuration', 'application'] as const;
export type SharedKind = (typeof sharedKinds)[number];

/** Something rights are given on. */
export interface Subject {
  kind: SharedKind;
  id: string;
}

/** As the API answers it on each thing: what the caller may do. */
export interface RightsView {
  view: boolean;
  change: boolean;
  delete: boolean;
}

/** Whose view of the installation: a user's id, or null for administrators, who see all. */
export function viewerOf(user: Pick<User, 'id' | 'isAdministrator'>): string | null {
  return user.isAdministrator ? null : user.id;
}

export function rightsView(held: readonly Right[]): RightsView {
  return { view: held.includes('view'), change: held.includes('change'), delete: held.includes('delete') };
}

/** Whoever may do everything with a thing may also say who else may. */
export function mayShare(held: readonly Right[]): boolean {
  return held.includes('change') && held.includes('delete');
}

/** SQL functions of migration 0007: all rights of a viewer on one thing, null when there is no such thing. */
export const rightsFunctions: Record<SharedKind, string> = {
  stream: 'stream_rights',
  configuration: 'configuration_rights',
  application: 'application_rights',
};

/**
 * What a viewer may do with the thing of a row, as SQL. Administrators' lists do not call the function for each row.
 * @param id column with the thing's id, e.g. `s.id`
 * @param viewer parameter with the viewer, e.g. `$7`; null may do everything
 */
export function rightsOn(kind: SharedKind, id: string, viewer: string): string {
  const everything = kind === 'application' ? '{view,change,delete,create}' : '{view,change,delete}';
  return `case when ${viewer}::uuid is null then '${everything}'::text[] else ${rightsFunctions[kind]}(${viewer}::uuid, ${id}) end`;
}

/**
 * Condition of SQL that a row belongs to something the viewer may see, for lists of what belongs to streams. It reads only what
 * was given to the viewer, however many streams there are; `visibleTo` needs fewer columns and reads all of the viewer's streams.
 * @param columns of the row, e.g. `{stream: 't.stream_id', application: 's.application_id'}`; a configuration may be given alone
 * @param viewer parameter with the viewer, e.g. `$7`; null sees all
 */
export function belongsTo(
  { stream, application, configuration }: { stream: string; application: string; configuration?: string },
  viewer: string,
): string {
  const conditions = [
    `${viewer}::uuid is null`,
    `${application} in (select application_id from viewable_applications(${viewer}::uuid))`,
    `${stream} in (select stream_id from granted_streams(${viewer}::uuid))`,
  ];
  if (configuration !== undefined) {
    conditions.push(`${configuration} in (select configuration_id from granted_configurations(${viewer}::uuid))`);
  }
  return `(${conditions.join(' or ')})`;
}

/**
 * Condition of SQL that a row belongs to a stream the viewer may see.
 * @param stream column with the stream's id, e.g. `t.stream_id`
 * @param viewer parameter with the viewer, e.g. `$7`; null sees all
 */
export function visibleTo(stream: string, viewer: string): string {
  return `(${viewer}::uuid is null or ${stream} in (select stream_id from viewable_streams(${viewer}::uuid)))`;
}
