/**
 * A stand-in for portier with sample data, for looking at the pages. Development only: no rights, no checks worth the name, all
 * in memory. Speaks the REST API under /api/v1 and serves web-admin/dist with portier's content security policy.
 *
 *   node web-admin/dev/sample-api.mjs [port]      any user, password "portier"
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { extname, join, normalize } from 'node:path';
import * as data from './sample-data.mjs';
import { taskTypes } from './sample-task-types.mjs';

const port = Number(process.argv[2] ?? 5199);
const dist = join(import.meta.dirname, '../dist');
const listeners = new Set();
const keys = new Map();
let isSignedIn = false;
/** Set through `POST /dev/<switch>` by the screenshots: `fail-writes`, `sign-out`. */
let failWrites = false;

const tell = (topic, thing, action = 'updated') => {
  const event = { topic, id: thing.id, streamId: thing.streamId ?? (topic === 'stream' ? thing.id : null), action };
  for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`);
};

const problem = (status, code, detail, errors) => ({
  status,
  problem: { type: 'about:blank', title: code, status, code, detail, errors },
});
const found = (list, id) => list.find((item) => item.id === id) ?? null;
const gone = problem(404, 'not_found', 'There is no such thing; somebody may have deleted it.');

function page(items, query) {
  const limit = Number(query.get('limit') ?? 50);
  const from = Number(query.get('cursor') ?? 0);
  return {
    items: items.slice(from, from + limit),
    nextCursor: from + limit < items.length ? String(from + limit) : null,
  };
}

function change(list, topic, id, body, ifMatch) {
  const item = found(list, id);
  if (!item) return gone;
  if (ifMatch && ifMatch !== `"${item.version}"`) return problem(412, 'stale', 'Changed by somebody else meanwhile.');
  Object.assign(item, body, { version: (item.version ?? 0) + 1, updatedAt: data.ago(0) });
  tell(topic, item);
  return { body: item };
}

function remove(list, topic, id) {
  const index = list.findIndex((item) => item.id === id);
  if (index < 0) return gone;
  const [item] = list.splice(index, 1);
  tell(topic, item, 'deleted');
  return { status: 204 };
}

function create(list, topic, item) {
  const made = { id: randomUUID(), createdAt: data.ago(0), updatedAt: data.ago(0), version: 1, ...item };
  list.unshift(made);
  tell(topic, made, 'created');
  return made;
}

const newStream = (body) => {
  if (data.streams.some(({ name }) => name === body.name)) {
    return problem(422, 'invalid', 'A field is not valid.', [
      { path: 'name', message: 'there is a stream of this name already' },
    ]);
  }
  const made = create(data.streams, 'stream', {
    ...structuredClone(data.streams[3]),
    ...body,
    id: randomUUID(),
    live: null,
  });
  return { status: 201, body: { ...made, key: 'mQx2-9fTzLwB0cVnRk7sYdEa41HuPgJo' } };
};

const newConfiguration = (body) => {
  const wrong = checkFields(body);
  if (wrong) return wrong;
  const { streamName } = { streamName: found(data.streams, body.streamId)?.name };
  const { streamKey, ...fields } = body.fields;
  return {
    status: 201,
    body: create(data.configurations, 'configuration', {
      enabled: true,
      tasks: [],
      streamName,
      ...body,
      fields,
      secretsSet: streamKey ? ['streamKey'] : [],
    }),
  };
};

function checkFields({ fields = {} }) {
  const errors = [];
  if (fields.url !== undefined && !/^(rtmps?|srt):\/\//.test(fields.url))
    errors.push({ path: 'fields.url', message: 'use rtmp://, rtmps:// or srt://' });
  (fields.ladder ?? []).forEach(
    ({ height }, index) =>
      height % 2 && errors.push({ path: `fields.ladder.${index}.height`, message: 'use an even number' }),
  );
  return errors.length > 0 ? problem(422, 'invalid', 'A field is not valid.', errors) : null;
}

/** Routes as `METHOD /path/:id`. */
const routes = {
  'GET /server': () => ({
    body: {
      version: '0.1.0',
      rtmpUrl: 'rtmp://ingest.example.org/live',
      directorUrl: 'http://127.0.0.1:8081',
      allowPrivateTargets: false,
    },
  }),
  'GET /task-types': () => ({ body: { items: taskTypes, nextCursor: null } }),
  'GET /applications': ({ query }) => ({ body: page(data.applications, query) }),
  'POST /applications': ({ body }) => ({
    status: 201,
    body: create(data.applications, 'stream', { name: body.name, streamCount: 0 }),
  }),
  'DELETE /applications/:id': ({ id }) => remove(data.applications, 'stream', id),
  'GET /streams': ({ query }) => {
    const search = (query.get('search') ?? '').toLowerCase();
    const live = query.get('live');
    const items = data.streams.filter(
      (stream) =>
        `${stream.name} ${stream.title}`.toLowerCase().includes(search) &&
        (live === null || (stream.live !== null) === (live === 'true')),
    );
    return { body: page(items, query) };
  },
  'POST /streams': ({ body }) => newStream(body),
  'GET /streams/live': () => ({ body: { items: data.liveStreams(), nextCursor: null } }),
  'GET /problems': ({ query }) => ({ body: page(data.problems, query) }),
  'GET /streams/:id/problems': ({ id, query }) => ({
    body: page(
      data.problems.filter(({ streamId }) => streamId === id),
      query,
    ),
  }),
  'GET /streams/:id': ({ id }) => ({ body: found(data.streams, id) }),
  'PATCH /streams/:id': ({ id, body, ifMatch }) => change(data.streams, 'stream', id, body, ifMatch),
  'DELETE /streams/:id': ({ id }) => remove(data.streams, 'stream', id),
  'GET /streams/:id/keys': ({ id, query }) => {
    if (!keys.has(id)) keys.set(id, data.keysOf());
    return { body: page(keys.get(id), query) };
  },
  'POST /streams/:id/keys': ({ id, body }) => {
    const made = { id: randomUUID(), hint: 'Zk3w', createdAt: data.ago(0), lastUsedAt: null, version: 1, ...body };
    keys.get(id).unshift(made);
    return { status: 201, body: { ...made, key: 'a1fQ-77TzLwB0cVnRk7sYdEa41HuZk3w' } };
  },
  'PATCH /streams/:id/keys/:part': ({ id, part, body, ifMatch }) => change(keys.get(id), 'stream', part, body, ifMatch),
  'GET /streams/:id/invitations': ({ query }) => ({ body: page([], query) }),
  'DELETE /streams/:id/keys/:part': ({ id, part }) => {
    keys.set(
      id,
      keys.get(id).filter((key) => key.id !== part),
    );
    return { status: 204 };
  },
  'GET /streams/:id/publications': ({ id, query }) => ({
    body: page(data.publicationsOf(found(data.streams, id)), query),
  }),
  'GET /configurations': ({ query }) => ({
    body: page(filtered(data.configurations, query, ['streamId', 'type']), query),
  }),
  'POST /configurations': ({ body }) => newConfiguration(body),
  'GET /configurations/:id': ({ id }) => ({ body: found(data.configurations, id) }),
  'PATCH /configurations/:id': ({ id, body, ifMatch }) =>
    checkFields(body) ?? change(data.configurations, 'configuration', id, body, ifMatch),
  'DELETE /configurations/:id': ({ id }) => remove(data.configurations, 'configuration', id),
  'GET /tasks': ({ query }) => ({ body: page(filtered(data.tasks, query, ['streamId', 'state']), query) }),
  'GET /tasks/:id': ({ id }) => ({ body: found(data.tasks, id) && { ...found(data.tasks, id), runs: data.runs } }),
  'POST /tasks/:id/retry': ({ id }) => change(data.tasks, 'task', id, { state: 'pending', error: null }),
  'GET /concierges': ({ query }) => ({ body: page(data.concierges, query) }),
  'POST /concierges': ({ body }) => ({
    status: 201,
    body: {
      ...create(data.concierges, 'concierge', {
        ...data.concierges[2],
        ...body,
        id: randomUUID(),
        lastHeartbeatAt: null,
      }),
      token: 'agent-4fTzLwB0cVnRk7sYdEa41HuPgJo',
    },
  }),
  'PATCH /concierges/:id': ({ id, body, ifMatch }) => {
    const given = { ...found(data.concierges, id)?.labels, ...body.givenLabels };
    return change(data.concierges, 'concierge', id, { ...body, labels: given }, ifMatch);
  },
  'POST /concierges/:id/drain': ({ id }) => change(data.concierges, 'concierge', id, { state: 'draining' }),
  'POST /concierges/:id/activate': ({ id }) => change(data.concierges, 'concierge', id, { state: 'active' }),
  'DELETE /concierges/:id': ({ id }) => remove(data.concierges, 'concierge', id),
  'GET /media-servers': ({ query }) => ({ body: page(data.mediaServers, query) }),
  'POST /media-servers': ({ body }) => ({
    status: 201,
    body: create(data.mediaServers, 'media-server', { ...data.mediaServers[1], ...body }),
  }),
  'DELETE /media-servers/:id': ({ id }) => remove(data.mediaServers, 'media-server', id),
  'GET /refusals': ({ query }) => ({ body: page(filtered(data.refusals, query, ['streamId']), query) }),
};

const filtered = (items, query, names) =>
  items.filter((item) => names.every((name) => !query.get(name) || item[name] === query.get(name)));

function route(method, path) {
  const parts = path.split('/');
  for (const [pattern, run] of Object.entries(routes)) {
    const [verb, template] = pattern.split(' ');
    const names = template.split('/');
    if (verb !== method || names.length !== parts.length) continue;
    if (!names.every((name, index) => name.startsWith(':') || name === parts[index])) continue;
    return {
      run,
      params: Object.fromEntries(
        names.flatMap((name, index) =>
          name.startsWith(':') ? [[name.slice(1), decodeURIComponent(parts[index])]] : [],
        ),
      ),
    };
  }
  return undefined;
}

async function answer(request, response, url) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
  const path = url.pathname.slice('/api/v1'.length);
  const result = reply(request, path, body, url.searchParams);
  const status = result.status ?? (result.body === null ? 404 : 200);
  if (status === 204) return response.writeHead(204).end();
  const content = result.problem ?? result.body ?? gone.problem;
  response.writeHead(status, {
    'content-type': status >= 400 ? 'application/problem+json' : 'application/json',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(content));
}

function reply(request, path, body, query) {
  if (path === '/session') return session(request.method, body);
  if (!isSignedIn) return problem(401, 'unauthenticated', 'Sign in first.');
  if (failWrites && request.method !== 'GET')
    return problem(503, 'unavailable', 'A part of Portier is away; try again in a moment.');
  const match = route(request.method, path);
  return match === undefined ? gone : match.run({ ...match.params, body, query, ifMatch: request.headers['if-match'] });
}

function session(method, body) {
  if (method === 'POST') isSignedIn = body.password === 'portier';
  if (method === 'DELETE') isSignedIn = false;
  if (method === 'DELETE') return { status: 204 };
  return isSignedIn ? { body: { user: data.user } } : problem(401, 'unauthenticated', 'Sign in first.');
}

function events(request, response) {
  if (!isSignedIn) return response.writeHead(401).end();
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  listeners.add(response);
  const ping = setInterval(() => response.write(': ping\n\n'), 15_000);
  request.on('close', () => {
    clearInterval(ping);
    listeners.delete(response);
  });
}

const policy =
  "default-src 'self'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' http://127.0.0.1:8081; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

function file(response, pathname) {
  const wanted = join(dist, normalize(pathname));
  const path = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(dist, 'index.html');
  response.writeHead(200, {
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  });
  createReadStream(path).pipe(response);
}

function development(response, name) {
  if (name === 'fail-writes') failWrites = true;
  if (name === 'heal') failWrites = false;
  if (name === 'sign-out') {
    isSignedIn = false;
    for (const listener of listeners) listener.end();
  }
  if (name === 'rename') {
    const main = data.streams.find((stream) => stream.name === 'main-stage');
    change(data.streams, 'stream', main.id, { title: `Renamed ${main.version}` });
  }
  if (name === 'cut') for (const listener of listeners) listener.destroy();
  response.writeHead(204).end();
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://sample');
  if (url.pathname === '/api/v1/events') return events(request, response);
  if (url.pathname.startsWith('/api/v1/')) return answer(request, response, url);
  if (url.pathname.startsWith('/dev/')) return development(response, url.pathname.slice(5));
  file(response, url.pathname);
});
server.listen(port, '127.0.0.1', () =>
  console.log(`sample API and pages at http://127.0.0.1:${port}, password "portier"`),
);

// Running tasks make progress, as portier reports it once a second.
setInterval(() => {
  for (const task of data.tasks.filter(({ state }) => state === 'running')) {
    task.progress = {
      ...task.progress,
      at: data.ago(0),
      frames: task.progress.frames + 30,
      framesPerSecond: 29.7 + Math.random() * 0.5,
      bitrate: task.progress.bitrate * (0.97 + Math.random() * 0.06),
      outTimeSeconds: task.progress.outTimeSeconds + 1,
    };
    tell('task', task);
  }
  tell('figures', { id: 'live' });
}, 1_000);
