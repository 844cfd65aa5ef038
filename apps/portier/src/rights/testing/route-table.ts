import { randomUUID } from 'node:crypto';
import type { World } from './world.js';

/** Statuses of a route for `actors`, in that order: nobody, stranger, viewer, changer, owner, administrator; null = not asked. */
type Status = number | null;
type Statuses = readonly [Status, Status, Status, Status, Status, Status];

const view = (status = 200): Statuses => [401, 404, status, status, status, status];
const change = (status = 200): Statuses => [401, 404, 403, status, status, status];
const own = (status = 200): Statuses => [401, 404, 403, 403, status, status];
/** Of the owner alone, whatever it shared of other things. */
const personal = (status = 200): Statuses => [401, 404, 404, 404, status, status];
const users = (status = 200): Statuses => [401, status, status, status, status, status];
const administrators = (status = 200): Statuses => [401, 403, 403, 403, 403, status];
const everybody = (status = 200): Statuses => [status, status, status, status, status, status];
/** Wrong links are counted by address: few ask. */
const guests: Statuses = [401, null, null, null, 401, null];
/** People are not programs. */
const programs: Statuses = [401, 403, 403, 403, 403, 403];

export interface Route {
  expected: Statuses;
  body?: (world: World) => unknown;
  query?: string;
  /** Value of `{id}` where the path does not say whose it is. */
  id?: (world: World) => string;
  /** State of `person`; `active` when absent. */
  person?: 'pending' | 'disabled';
}

/** Nobody's. */
export const unknown = () => randomUUID();
const someGrants = { items: [{ kind: 'user', rights: ['view', 'change', 'delete'] }] };
const grantsOf = (expected: string): Record<string, Route> => ({
  [`GET /${expected}/{id}/grants`]: { expected: own() },
  [`PUT /${expected}/{id}/grants`]: {
    expected: own(),
    body: ({ person }) => ({ items: someGrants.items.map((item) => ({ ...item, id: person })) }),
  },
  [`GET /${expected}/{id}/grants/candidates`]: { expected: own(), query: '?search=w' },
  [`DELETE /${expected}/{id}/grants/{grantId}`]: { expected: own(204) },
});
const quota = { streams: 1, liveStreams: null, targets: 2 };
const emptyFile = 'kind: portier/v1\n';
const newName = () => `n-${randomUUID().slice(0, 8)}`;

/** What every route of the API answers to whom. A route that is not in it fails the test. */
export const table: Record<string, Route> = {
  'GET /events': { expected: users() },
  'GET /server': { expected: users() },
  'GET /task-types': { expected: users() },

  'GET /session': { expected: users() },
  'DELETE /session': { expected: everybody(204) },
  'POST /session': { expected: everybody(401), body: () => ({ user: 'nobody-at-all', password: 'wrong' }) },

  'GET /applications': { expected: users() },
  'POST /applications': { expected: administrators(201), body: () => ({ name: newName() }) },
  'GET /applications/{id}': { expected: view() },
  'DELETE /applications/{id}': { expected: own(204) },
  ...grantsOf('applications'),

  'GET /streams': { expected: users() },
  'POST /streams': { expected: users(201), body: () => ({ name: newName() }) },
  'GET /streams/{id}': { expected: view() },
  'PATCH /streams/{id}': { expected: change(), body: () => ({ title: 'changed' }) },
  'DELETE /streams/{id}': { expected: own(204) },
  'GET /streams/{id}/keys': { expected: view() },
  'POST /streams/{id}/keys': { expected: change(201), body: () => ({}) },
  'GET /streams/{id}/keys/{keyId}': { expected: view() },
  'PATCH /streams/{id}/keys/{keyId}': { expected: change(), body: () => ({ label: 'changed' }) },
  'DELETE /streams/{id}/keys/{keyId}': { expected: change(204) },
  'GET /streams/{id}/publications': { expected: view() },
  'GET /streams/{id}/problems': { expected: view() },
  'GET /refusals': { expected: users() },
  'GET /problems': { expected: users() },
  ...grantsOf('streams'),

  'GET /configurations': { expected: users() },
  'POST /configurations': {
    expected: [401, 422, 403, 201, 201, 201],
    body: ({ stream }) => ({ streamId: stream, type: 'restream', fields: { url: 'rtmp://target.example/live' } }),
  },
  'GET /configurations/{id}': { expected: view() },
  'PATCH /configurations/{id}': { expected: change(), body: () => ({ name: 'changed' }) },
  'DELETE /configurations/{id}': { expected: change(204) },
  ...grantsOf('configurations'),
  // Whoever may change a stream may do everything with what it is configured with.
  'GET /configurations/{id}/grants': { expected: change() },
  'GET /configurations/{id}/grants/candidates': { expected: change(), query: '?search=w' },
  'PUT /configurations/{id}/grants': {
    expected: change(),
    body: ({ person }) => ({ items: someGrants.items.map((item) => ({ ...item, id: person })) }),
  },
  // The last grant on it: only an administrator may take it away.
  'DELETE /configurations/{id}/grants/{grantId}': { expected: [401, 404, 403, 409, 409, 204] },

  'GET /tasks': { expected: users() },
  'GET /tasks/{id}': { expected: view() },
  'POST /tasks/{id}/retry': { expected: change() },

  'GET /groups': { expected: administrators() },
  'POST /groups': { expected: administrators(201), body: () => ({ name: newName() }) },
  'GET /groups/{id}': { expected: administrators() },
  'PATCH /groups/{id}': { expected: administrators(), body: () => ({ name: newName() }) },
  'DELETE /groups/{id}': { expected: administrators(204) },
  'GET /groups/{id}/members': { expected: administrators() },
  'PUT /groups/{id}/members/{userId}': { expected: administrators(204) },
  'DELETE /groups/{id}/members/{userId}': { expected: administrators(204) },
  'GET /groups/{id}/quota': { expected: administrators() },
  'PUT /groups/{id}/quota': { expected: administrators(), body: () => quota },
  'GET /users/{id}/quota': { expected: administrators() },
  'PUT /users/{id}/quota': { expected: administrators(), body: () => quota },
  'GET /quota': { expected: users() },

  'GET /concierges': { expected: administrators() },
  'POST /concierges': { expected: administrators(201), body: () => ({ name: newName() }) },
  'GET /concierges/{id}': { expected: administrators() },
  'PATCH /concierges/{id}': { expected: administrators(), body: () => ({ givenLabels: { region: 'eu' } }) },
  'DELETE /concierges/{id}': { expected: administrators(204) },
  'POST /concierges/{id}/drain': { expected: administrators() },
  'POST /concierges/{id}/activate': { expected: administrators() },
  'POST /concierges/self/heartbeat': { expected: everybody(401), body: () => ({}) },
  'POST /legacy/identities': { expected: administrators(201), body: () => ({ name: newName() }) },

  'GET /media-servers': { expected: administrators() },
  'POST /media-servers': {
    expected: administrators(201),
    body: () => ({ id: newName(), rtmpUrl: 'rtmp://127.0.0.1:9', apiUrl: 'http://127.0.0.1:9' }),
  },
  'GET /media-servers/{id}': { expected: administrators() },
  'PATCH /media-servers/{id}': { expected: administrators(), body: () => ({ role: 'edge' }) },
  'DELETE /media-servers/{id}': { expected: administrators(204) },

  'GET /edges': { expected: administrators() },
  'POST /edges': {
    expected: administrators(201),
    body: () => ({ name: newName(), baseUrl: 'https://edge.example.org' }),
  },
  'GET /edges/{id}': { expected: administrators() },
  'PATCH /edges/{id}': { expected: administrators(), body: () => ({ weight: 2 }) },
  'DELETE /edges/{id}': { expected: administrators(204) },
  'POST /edges/{id}/drain': { expected: administrators() },
  'POST /edges/{id}/activate': { expected: administrators() },
  'POST /edges/{id}/token': { expected: administrators() },
  'PUT /edges/self/presence': { expected: everybody(401), body: () => ({}) },

  'GET /alert-destinations': { expected: users() },
  'POST /alert-destinations': {
    expected: users(201),
    body: () => ({ name: newName(), kind: 'webhook', url: 'https://hooks.example.org/' }),
  },
  'GET /alert-destinations/{id}': { expected: personal() },
  'PATCH /alert-destinations/{id}': { expected: personal(), body: () => ({ name: newName() }) },
  'DELETE /alert-destinations/{id}': { expected: personal(204) },
  'POST /alert-destinations/{id}/secret': { expected: personal() },
  'POST /alert-destinations/{id}/test': { expected: personal() },
  'GET /alert-rules': { expected: users() },
  'POST /alert-rules': {
    expected: [401, 422, 422, 422, 201, 201],
    body: ({ alertDestination }) => ({ name: newName(), destinationId: alertDestination, events: ['stream.up'] }),
  },
  'GET /alert-rules/{id}': { expected: personal() },
  'PATCH /alert-rules/{id}': { expected: personal(), body: () => ({ name: newName() }) },
  'DELETE /alert-rules/{id}': { expected: personal(204) },
  'GET /alert-deliveries': { expected: users() },
  'GET /alert-deliveries/{id}': { expected: personal() },
  'POST /alert-deliveries/{id}/redeliver': { expected: personal() },

  // Of the signed-in user itself.
  'GET /sessions': { expected: users() },
  'DELETE /sessions': { expected: users(204) },
  'DELETE /sessions/{id}': { expected: users(404) },
  'GET /tokens': { expected: users() },
  'POST /tokens': { expected: users(201), body: () => ({ name: newName(), scopes: ['streams:read'] }) },
  'DELETE /tokens/{id}': { expected: users(404) },
  'GET /account': { expected: users() },
  'PATCH /account': { expected: users(), body: () => ({ displayName: 'Somebody' }) },
  'POST /account/password': { expected: users(422), body: () => ({ newPassword: 'correct horse battery' }) },
  'POST /account/email': { expected: users(409), body: () => ({ email: 'somebody@example.org' }) },
  'DELETE /account/openid': { expected: users() },
  'POST /account/openid': { expected: users(404), body: () => ({}) },

  // Before signing in: each proves itself by what it holds.
  'GET /sign-in-options': { expected: everybody() },
  'POST /registrations': { expected: everybody(403), body: () => ({ name: newName(), email: 'new@example.org' }) },
  'POST /password-resets': { expected: everybody(409), body: () => ({ user: 'owner' }) },
  'POST /password-resets/preview': { expected: everybody(410), body: () => ({ token: 'wrong' }) },
  'POST /password-resets/completion': {
    expected: everybody(410),
    body: () => ({ token: 'wrong', password: 'correct horse battery' }),
  },
  'POST /account/email/confirmation': { expected: everybody(410), body: () => ({ token: 'wrong' }) },
  'POST /openid/sign-ins': { expected: everybody(404), body: () => ({}) },
  'GET /guest': { expected: guests },
  'GET /guest/events': { expected: guests },
  'GET /guest/picture': { expected: guests },

  'GET /users': { expected: administrators() },
  'POST /users': { expected: administrators(201), body: () => ({ name: newName() }) },
  'GET /users/{id}': { expected: administrators() },
  'PATCH /users/{id}': { expected: administrators(), body: () => ({ displayName: 'Somebody' }) },
  'DELETE /users/{id}': { expected: administrators(204) },
  'POST /users/{id}/approve': { expected: administrators(), person: 'pending' },
  'POST /users/{id}/disable': { expected: administrators() },
  'POST /users/{id}/enable': { expected: administrators(), person: 'disabled' },
  'POST /users/{id}/link': { expected: administrators(201) },
  'GET /settings': { expected: administrators() },

  'GET /audit': { expected: users() },
  'GET /audit/export': { expected: users() },
  'GET /audit/{id}': { expected: view() },
  'POST /audit/{id}/undo': { expected: change() },
  'GET /export': { expected: users() },
  'POST /plan': { expected: users(), body: () => ({ file: emptyFile }) },
  'POST /apply': { expected: users(409), body: () => ({ file: emptyFile, planHash: 'of another time' }) },

  // Answer for each id on its own: see the test of bulk routes.
  'POST /streams/bulk': { expected: users(), body: ({ stream }) => ({ ids: [stream], action: 'disable' }) },
  'POST /configurations/bulk': {
    expected: users(),
    body: ({ configuration }) => ({ ids: [configuration], action: 'disable' }),
  },
  'POST /tasks/retry': { expected: users(), body: ({ task }) => ({ ids: [task] }) },

  'GET /streams/{id}/invitations': { expected: view() },
  'POST /streams/{id}/invitations': {
    expected: change(201),
    body: () => ({ label: 'crew', notAfter: '2100-01-01T00:00:00Z' }),
  },
  'GET /streams/{id}/invitations/{invitationId}': { expected: view() },
  'PATCH /streams/{id}/invitations/{invitationId}': { expected: change(), body: () => ({ label: 'other crew' }) },
  'DELETE /streams/{id}/invitations/{invitationId}': { expected: change(204) },
  'POST /streams/{id}/invitations/{invitationId}/link': { expected: change(201) },

  'GET /streams/live': { expected: users() },
  'GET /streams/{id}/picture': { expected: view(503) },
  'POST /streams/{id}/probes': { expected: change(409) },
  'GET /streams/{id}/probes': { expected: view() },
  'GET /tasks/{id}/figures': { expected: view() },
  'POST /configurations/dry-run': {
    expected: change(),
    body: ({ configuration }) => ({ configurationId: configuration }),
  },
  'GET /media-servers/{id}/publications': { expected: administrators() },

  'PUT /directors/self/viewers': { expected: programs, body: () => ({ director: 'one', streams: [] }) },
  'POST /concierges/self/probes/{id}': { expected: everybody(401), id: unknown, body: () => ({}) },
  'GET /feeds/authorization': { expected: programs },
  'GET /feeds/directory': { expected: programs },
  'GET /feeds/edges': { expected: programs },
};
