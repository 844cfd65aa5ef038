/** A request of the walk through the API: it becomes the example of its operation. */
export interface Step {
  operation: string;
  /** Parameters of the path; those not given are the ids of what was made last below the word before them. */
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

/** Answers so far, by operation. */
export type Seen = ReadonlyMap<string, any>;

/**
 * Requests that work in this order, one an operation: making, looking, changing, doing. What deletes comes at the end by itself, in
 * reverse; what only reads and needs nothing but an id is added by itself.
 */
export const walk: readonly (Step | ((seen: Seen) => Step))[] = [
  { operation: 'Applications.create', body: { name: 'sports' } },
  {
    operation: 'Streams.create',
    body: { name: 'concert', title: 'Concert', application: 'live', visibility: 'public' },
  },
  { operation: 'Streams.update', body: { title: 'Concert, second evening' } },
  {
    operation: 'PublishKeys.create',
    body: { label: 'Van', notAfter: '2099-11-22T02:00:00+01:00', networks: ['192.0.2.0/24'] },
  },
  { operation: 'PublishKeys.update', body: { label: 'Van, second evening' } },
  (seen) => ({
    operation: 'Configurations.create',
    body: {
      ...{ streamId: seen.get('Streams.create').id, type: 'restream', name: 'Platform' },
      fields: { url: 'rtmps://live.example.org/app', streamKey: 'their-key' },
    },
  }),
  { operation: 'Configurations.update', body: { enabled: false } },
  { operation: 'Concierges.create', body: { name: 'worker-1' } },
  { operation: 'Concierges.update', body: { givenLabels: { region: 'eu' } } },
  { operation: 'Concierges.drain' },
  { operation: 'Concierges.activate' },
  {
    operation: 'MediaServers.create',
    body: { id: 'srs-1', role: 'origin', rtmpUrl: 'rtmp://192.0.2.10', apiUrl: 'http://192.0.2.10:1985' },
  },
  { operation: 'MediaServers.update', body: { role: 'edge' } },
  {
    operation: 'Edges.create',
    body: { name: 'vienna-1', baseUrl: 'https://edge-1.example.org', region: 'vienna', capacityBitsPerSecond: 8e9 },
  },
  { operation: 'Edges.update', body: { capacitySessions: 5_000 } },
  { operation: 'Edges.drain' },
  { operation: 'Edges.activate' },
  { operation: 'Edges.renewToken' },
  { operation: 'Users.create', body: { name: 'anna', displayName: 'Anna', password: 'a long enough sentence' } },
  { operation: 'Users.update', body: { displayName: 'Anna B.' } },
  { operation: 'Users.disable' },
  { operation: 'Users.enable' },
  { operation: 'Users.link' },
  { operation: 'Groups.create', body: { name: 'crew' } },
  { operation: 'Groups.update', body: { name: 'stage crew' } },
  (seen) => ({ operation: 'Groups.join', path: { userId: made(seen.get('Users.create')) } }),
  ...['Stream', 'Application', 'Configuration'].flatMap((noun) => [
    (seen: Seen) => ({
      operation: `${noun}Grants.replace`,
      body: { items: [{ kind: 'group', id: seen.get('Groups.create').id, rights: ['view', 'change'] }] },
    }),
    { operation: `${noun}Grants.candidates`, query: { search: 'an' } },
  ]),
  { operation: 'Quotas.putOfUser', body: { streams: 10, liveStreams: 2, targets: null } },
  { operation: 'Quotas.putOfGroup', body: { streams: 50, liveStreams: 10, targets: 100 } },
  { operation: 'UserTokens.create', body: { name: 'deployment', scopes: ['streams:read', 'tasks:write'] } },
  { operation: 'Account.update', body: { displayName: 'The administrator', language: 'en' } },
  {
    operation: 'Invitations.create',
    body: { label: 'Guest crew', notBefore: '2099-11-21T18:00:00+01:00', notAfter: '2099-11-22T02:00:00+01:00' },
  },
  { operation: 'Invitations.change', body: { label: 'Guest crew of the second evening' } },
  { operation: 'Invitations.renewLink' },
  {
    operation: 'Destinations.create',
    body: { name: 'Operations', kind: 'webhook', url: 'https://hooks.example.org/portier' },
  },
  { operation: 'Destinations.update', body: { enabled: false } },
  (seen) => ({
    operation: 'Rules.create',
    body: {
      ...{ name: 'What is down', events: ['stream.down', 'task_quarantined'] },
      destinationId: made(seen.get('Destinations.create')),
    },
  }),
  { operation: 'Rules.update', body: { enabled: false } },
  (seen) => ({ operation: 'StreamsBulk.apply', body: { ids: [seen.get('Streams.create').id], action: 'enable' } }),
  (seen) => ({
    operation: 'ConfigurationsBulk.apply',
    body: { ids: [seen.get('Configurations.create').id], action: 'disable' },
  }),
  { operation: 'Tasks.retry' },
  (seen) => ({ operation: 'Tasks.retryMany', body: { ids: [seen.get('Tasks.retry').id] } }),
  { operation: 'Apply.plan', body: { file: 'kind: portier/v1\nstreams:\n  - name: matinee\n    title: Matinee\n' } },
  (seen) => ({
    operation: 'Apply.apply',
    body: {
      file: 'kind: portier/v1\nstreams:\n  - name: matinee\n    title: Matinee\n',
      planHash: seen.get('Apply.plan').hash,
    },
  }),
  { operation: 'Audit.list', query: { limit: '2' } },
  (seen) => ({ operation: 'Audit.get', path: { id: String(seen.get('Audit.list').items[0].id) } }),
  { operation: 'Streams.list', query: { search: 'concert', sort: '-createdAt', limit: '20' } },
];

/** Some answers hold what was made beside a secret. */
function made(answer: any): string {
  return answer.id ?? Object.values<any>(answer).find((value) => value?.id !== undefined)?.id;
}

/** Operations without an example, and why. */
export const withoutExample: Readonly<Record<string, string>> = {
  ...of('answers for ever', ['LiveEvents.events', 'Guest.events']),
  ...of('ends the session that asks, or another device', [
    'Session.signIn',
    'Session.signOut',
    'Sessions.end',
    'Sessions.endOthers',
  ]),
  ...of('a file, not JSON', ['Audit.export', 'Apply.export', 'LiveStreams.picture', 'Guest.picture']),
  ...of('needs mail', [
    'Account.changeMail',
    'Account.confirmMail',
    'Registrations.register',
    'PasswordResets.ask',
    'PasswordResets.look',
    'PasswordResets.complete',
  ]),
  ...of('needs a provider of OpenID Connect', ['OpenId.connect', 'OpenId.signIn', 'Account.disconnectOpenId']),
  ...of('changes the password the walk signs in with', ['Account.changePassword']),
  ...of('needs an account that waits for approval', ['Users.approve']),
  ...of('needs an invitation as its credential', ['Guest.view']),
  ...of('is for programs, with the schemas of libs/contract', [
    'Feeds.authorization',
    'Feeds.directory',
    'Presence.speak',
    'Presence.feed',
    'Directors.report',
    'Leases.heartbeat',
    'ProbeResults.answer',
  ]),
  ...of('needs a live stream', ['Probes.look', 'DryRuns.try']),
  ...of('is off unless the older protocol is on', ['Identities.create']),
  ...of('would reach out to the example address', ['Destinations.test', 'Destinations.renewSecret']),
  ...of('needs a delivery', ['Deliveries.get', 'Deliveries.redeliver']),
  ...of('undoes what another step needs', ['Audit.undo']),
};

function of(reason: string, operations: readonly string[]): Record<string, string> {
  return Object.fromEntries(operations.map((operation) => [operation, reason]));
}
