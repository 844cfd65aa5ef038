import { taskTypes, secretFieldsOf, type TaskType } from '@app/tasks';
import { stringify } from 'yaml';
import { publicFields } from '../configurations/secret-fields.js';
import {
  fileKind,
  type FileAlertDestination,
  type FileConfiguration,
  type FileGrant,
  type FileStream,
  type PortierFile,
} from './file.js';
import type { State, StateAlertDestination, StateConfiguration, StateGrant, StateStream } from './state.js';

/**
 * The file that says what there is: to apply it changes nothing. Without secrets, and for somebody who is no administrator
 * without what only administrators see.
 */
export function fileOf(state: State, { isAdministrator }: { isAdministrator: boolean }): PortierFile {
  const { applications, streams, mediaServers, groups, quotas, alertDestinations } = state;
  return {
    kind: fileKind,
    ...(isAdministrator
      ? {
          groups: groups.map(({ name, isDefault, members, quota }) => ({
            name,
            ...(isDefault ? {} : { members }),
            ...(quota === null ? {} : { quota }),
          })),
        }
      : {}),
    applications: applications.map(({ name, grants }) => ({ name, ...withGrants(grants) })),
    ...(isAdministrator ? { mediaServers } : {}),
    streams: streams.map(streamOf),
    ...(isAdministrator && quotas.length > 0 ? { quotas } : {}),
    ...(isAdministrator && alertDestinations.length > 0
      ? { alertDestinations: alertDestinations.map(alertDestinationOf) }
      : {}),
  };
}

export function yamlOf(file: PortierFile): string {
  return stringify(file, { lineWidth: 120 });
}

function streamOf({ name, application, title, enabled, visibility, owner, grants, ...parts }: StateStream): FileStream {
  const keys = parts.keys.map(({ label, notBefore, notAfter, networks }) => ({
    ...{ label, networks },
    notBefore: notBefore?.toISOString() ?? null,
    notAfter: notAfter?.toISOString() ?? null,
  }));
  const configurations = parts.configurations.map(configurationOf);
  return { name, application, title, enabled, visibility, owner, keys, configurations, ...withGrants(grants) };
}

function configurationOf(configuration: StateConfiguration): FileConfiguration {
  const { type, name, enabled, replicas, labels, fields, grants } = configuration;
  const known = taskTypes.get(type);
  const secretNames = known === undefined ? [] : secretFieldsOf(known as TaskType<never, never>);
  return {
    ...{ type, name, enabled, replicas, labels },
    fields: publicFields(fields, secretNames),
    // nearly all have none of their own
    ...(grants?.length === 0 ? {} : withGrants(grants)),
  };
}

function alertDestinationOf(destination: StateAlertDestination): FileAlertDestination {
  const { name, kind, enabled, language, mailTo, rules } = destination;
  return {
    ...{ name, kind, enabled, language },
    ...(kind === 'mail' ? { mailTo } : {}),
    rules: rules.map(({ id: _, ...rule }) => rule),
  };
}

function withGrants(grants: readonly StateGrant[] | null): { grants?: FileGrant[] } {
  if (grants === null) return {};
  return {
    grants: grants.map(({ user, group, rights }) =>
      user === null ? { group: group ?? '', rights } : { user, rights },
    ),
  };
}
