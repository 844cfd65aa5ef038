import type { ApiSchemas } from '@app/contract';
import { alertDeliveries, alertDestinations, alertRules } from './alert-nouns.js';
import { ofStream, search, sortedBy, type Noun } from './noun.js';

export type { Noun } from './noun.js';

const percent = (share: number | null) => (share === null ? null : `${Math.round(share * 100)}%`);

const streams: Noun<ApiSchemas['Stream']> = {
  command: 'streams',
  one: 'stream',
  description: 'What is published and watched',
  path: '/api/v1/streams',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'NAME', text: ({ name }) => name },
    { title: 'APPLICATION', text: ({ application }) => application },
    { title: 'ENABLED', text: ({ enabled }) => enabled },
    { title: 'LIVE SINCE', text: ({ live }) => live?.since },
    {
      title: 'TASKS',
      text: ({ taskCounts: { running, pending, retrying, quarantined } }) =>
        `${running} running, ${pending + retrying} waiting, ${quarantined} failed`,
    },
    { title: 'TITLE', text: ({ title }) => title },
  ],
  filters: [
    search('name or title'),
    { flags: '--application <name>', description: 'only those of this application', query: 'application' },
    { flags: '--live <yes|no>', description: 'only those that are live, or are not', query: 'live' },
    sortedBy('name, createdAt or updatedAt'),
  ],
  ...{ canShow: true, canDelete: true },
};

const applications: Noun<ApiSchemas['Application']> = {
  command: 'applications',
  one: 'application',
  description: 'RTMP applications that streams are published to',
  path: '/api/v1/applications',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'NAME', text: ({ name }) => name },
    { title: 'STREAMS', text: ({ streamCount }) => streamCount },
  ],
  filters: [search('the name')],
  ...{ canShow: true, canDelete: true },
};

const configurations: Noun<ApiSchemas['Configuration']> = {
  command: 'configurations',
  aliases: ['conf'],
  one: 'configuration',
  description: 'What shall run while a stream is live',
  path: '/api/v1/configurations',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'STREAM', text: ({ streamName }) => streamName },
    { title: 'TYPE', text: ({ type }) => type },
    { title: 'NAME', text: ({ name }) => name },
    { title: 'ENABLED', text: ({ enabled }) => enabled },
    { title: 'TASKS', text: ({ tasks }) => tasks.map(({ state }) => state).join(', ') },
  ],
  filters: [
    ofStream,
    { flags: '--type <type>', description: 'only those of this task type', query: 'type' },
    search('the name'),
  ],
  ...{ canShow: true, canDelete: true },
};

const tasks: Noun<ApiSchemas['Task']> = {
  command: 'tasks',
  one: 'task',
  description: 'What runs, waits or has failed',
  path: '/api/v1/tasks',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'STREAM', text: ({ streamName }) => streamName },
    { title: 'TYPE', text: ({ type }) => type },
    { title: 'CONFIGURATION', text: ({ configurationName }) => configurationName },
    { title: 'STATE', text: ({ state }) => state },
    { title: 'SINCE', text: ({ since }) => since },
    { title: 'AGENT', text: ({ concierge }) => concierge?.name },
    { title: 'WHY', text: ({ error, reasonSentence, reason }) => error?.sentence ?? reasonSentence ?? reason },
  ],
  filters: [
    ofStream,
    {
      flags: '--state <state>',
      description: 'only those in this state, such as running or quarantined',
      query: 'state',
    },
    { flags: '--agent <id>', description: 'only those of this agent', query: 'conciergeId' },
    { flags: '--ended <yes|no>', description: 'also those that have ended', query: 'includeEnded' },
  ],
  canShow: true,
};

const agents: Noun<ApiSchemas['Concierge']> = {
  command: 'agents',
  one: 'agent',
  description: 'Machines that run tasks',
  path: '/api/v1/concierges',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'NAME', text: ({ name }) => name },
    { title: 'STATE', text: ({ state }) => state },
    { title: 'ONLINE', text: ({ isOnline }) => isOnline },
    { title: 'TASKS', text: ({ taskCount }) => taskCount },
    { title: 'FREE', text: ({ freeSlots, slots }) => `${freeSlots}/${slots}` },
    { title: 'CPU', text: ({ load }) => (load.cpu === undefined ? null : `${Math.round(load.cpu * 100)}%`) },
    { title: 'SKILLS', text: ({ skills }) => skills.join(',') },
  ],
  filters: [
    search('the name'),
    { flags: '--state <state>', description: 'active or draining', query: 'state' },
    { flags: '--online <yes|no>', description: 'only those that are heard of, or are not', query: 'online' },
  ],
  ...{ canShow: true, canDelete: true },
};

const mediaServers: Noun<ApiSchemas['MediaServer']> = {
  command: 'media-servers',
  one: 'media server',
  description: 'Where encoders publish to',
  path: '/api/v1/media-servers',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'ROLE', text: ({ role }) => role },
    { title: 'ONLINE', text: ({ isOnline }) => isOnline },
    { title: 'PUBLICATIONS', text: ({ publicationCount }) => publicationCount },
    { title: 'RTMP', text: ({ rtmpUrl }) => rtmpUrl },
    { title: 'ERROR', text: ({ lastError }) => lastError },
  ],
  filters: [search('the id'), { flags: '--role <role>', description: 'origin or edge', query: 'role' }],
  ...{ canShow: true, canDelete: true, isById: true },
};

const edges: Noun<ApiSchemas['Edge']> = {
  command: 'edges',
  one: 'edge',
  description: 'Caches in front of the directors: what viewers watch from',
  path: '/api/v1/edges',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'NAME', text: ({ name }) => name },
    { title: 'STATE', text: ({ state }) => state },
    { title: 'WHY', text: ({ reason }) => reason },
    { title: 'REGION', text: ({ region }) => region },
    { title: 'MBIT/S', text: ({ load }) => load && (load.bitsPerSecond / 1e6).toFixed(1) },
    { title: 'CONNECTIONS', text: ({ load }) => load?.connections },
    { title: 'HITS', text: ({ load }) => load && percent(load.cacheHitRatio) },
    { title: 'WEIGHT', text: ({ weight }) => weight },
    { title: 'ADDRESS', text: ({ baseUrl }) => baseUrl },
  ],
  filters: [
    search('name, address or region'),
    { flags: '--state <state>', description: 'joining, active, draining or gone', query: 'state' },
  ],
  ...{ canShow: true, canDelete: true },
};

const users: Noun<ApiSchemas['UserAccount']> = {
  command: 'users',
  one: 'user',
  description: 'Accounts (for administrators)',
  path: '/api/v1/users',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'NAME', text: ({ name }) => name },
    { title: 'MAIL', text: ({ email }) => email },
    { title: 'STATE', text: ({ state }) => state },
    { title: 'ADMINISTRATOR', text: ({ isAdministrator }) => isAdministrator },
    { title: 'LAST SIGN-IN', text: ({ lastSignInAt }) => lastSignInAt },
  ],
  filters: [
    search('name or mail address'),
    { flags: '--state <state>', description: 'unconfirmed, pending, active or disabled', query: 'state' },
    sortedBy('name, createdAt or lastSignInAt'),
  ],
  ...{ canShow: true, canDelete: true },
};

const groups: Noun<ApiSchemas['Group']> = {
  command: 'groups',
  one: 'group',
  description: 'People who have rights and quotas together (for administrators)',
  path: '/api/v1/groups',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'NAME', text: ({ name }) => name },
    { title: 'MEMBERS', text: ({ memberCount }) => memberCount },
    { title: 'DEFAULT', text: ({ isDefault }) => isDefault },
  ],
  filters: [search('the name'), sortedBy('name or createdAt')],
  ...{ canShow: true, canDelete: true },
};

const audit: Noun<ApiSchemas['AuditEntry']> = {
  command: 'audit',
  one: 'change',
  description: 'Who changed what',
  path: '/api/v1/audit',
  columns: [
    { title: 'ID', text: ({ id }) => id },
    { title: 'WHEN', text: ({ at }) => at },
    { title: 'WHO', text: ({ actor: { name, kind } }) => name ?? kind },
    { title: 'DID', text: ({ action }) => action },
    { title: 'KIND', text: ({ kind }) => kind },
    { title: 'NAME', text: ({ objectName }) => objectName },
    { title: 'FIELDS', text: ({ before, after }) => Object.keys(after ?? before ?? {}).join(',') },
  ],
  filters: [
    ofStream,
    { flags: '--kind <kind>', description: 'only of this kind, such as stream or configuration', query: 'kind' },
    { flags: '--object <id>', description: 'only of the thing with this id', query: 'objectId' },
    { flags: '--action <action>', description: 'created, changed or deleted', query: 'action' },
    { flags: '--from <instant>', description: 'not before, such as 2026-11-21T12:00:00Z', query: 'from' },
    { flags: '--to <instant>', description: 'before', query: 'to' },
    sortedBy('at, which is the oldest first'),
  ],
  ...{ canShow: true, isById: true },
};

const problems: Noun<ApiSchemas['HealthProblem']> = {
  command: 'problems',
  one: 'problem',
  description: 'What is wrong now, worst first',
  path: '/api/v1/problems',
  columns: [
    { title: 'SEVERITY', text: ({ severity }) => severity },
    { title: 'PROBLEM', text: ({ code }) => code },
    { title: 'STREAM', text: ({ streamName }) => streamName },
    { title: 'SINCE', text: ({ since }) => since },
    { title: 'WHOSE TURN', text: ({ fault }) => fault },
    {
      title: 'FACTS',
      text: ({ facts }) =>
        Object.entries(facts)
          .map(([name, value]) => `${name}=${String(value)}`)
          .join(' '),
    },
  ],
  filters: [
    ofStream,
    { flags: '--severity <severity>', description: 'error or warning', query: 'severity' },
    { flags: '--code <code>', description: 'only these, such as silence or task_quarantined', query: 'code' },
    sortedBy('severity or since'),
  ],
};

export const nouns = {
  streams,
  applications,
  configurations,
  tasks,
  agents,
  edges,
  mediaServers,
  users,
  groups,
  audit,
  problems,
  alertDestinations,
  alertRules,
  alertDeliveries,
};

/** All, as the commands that are the same for each take them. */
export const allNouns = Object.values(nouns) as unknown as readonly Noun[];
