import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterFile } from '@app/contract';
import { createPortierClient } from './portier-client.js';

/** Every page of the admin pages as one would type it, with real things behind it. */
export interface PageList {
  /** `[name for a picture, address below the admin pages]`; those that need no sign-in begin with `public-`. */
  pages: [name: string, path: string][];
  /** Patterns of the router that no page of the list belongs to. */
  missing: string[];
}

const router = join(import.meta.dirname, '../../web-admin/src/app/router.tsx');
const tabs = join(import.meta.dirname, '../../web-admin/src/pages/streams/stream-tabs.ts');

interface Thing {
  id: string;
}

/** What there is of each kind, made where there is none yet. */
export async function listPages(cluster: ClusterFile): Promise<PageList> {
  const client = await createPortierClient(cluster);
  const first = async (path: string) => (await client.get<{ items: Thing[] }>(path)).items[0]?.id ?? 'none';
  const stream = await first('/streams');
  const [hls, task, user, group, edge] = [
    await first(`/configurations?type=hls`),
    await first('/tasks'),
    await first('/users'),
    await first('/groups'),
    await first('/edges'),
  ];
  const { link } = await client.post<{ link: string }>(`/streams/${stream}/invitations`, {
    label: 'Crew of hall 2',
    notAfter: new Date(Date.now() + 86_400_000).toISOString(),
  });
  const guest = new URL(link, cluster.adminUrl);
  const named = (pattern: string) => [...readFileSync(tabs, 'utf8').matchAll(new RegExp(pattern, 'g'))];
  const tabNames = named("name: '([a-z]+)'").map(([, name = '']) => name);
  const pages: [string, string][] = [
    ['overview', '/'],
    ['streams', '/streams'],
    ...tabNames.map((name): [string, string] => [`stream-${name}`, `/streams/${stream}/${name}`]),
    ['new-configuration', `/streams/${stream}/configurations/new`],
    ['new-restream', `/streams/${stream}/configurations/new/restream`],
    ['configurations', '/configurations'],
    ['configuration', `/configurations/${hls}`],
    ['tasks', '/tasks'],
    ['task', `/tasks/${task}`],
    ...[...flat('agents'), ...flat('media-servers'), ...flat('applications'), ...flat('settings')],
    ...[...flat('audit'), ...flat('files'), ...flat('users'), ...flat('alerts'), ...flat('account')],
    ...flat('edges'),
    ['edge', `/edges/${edge}`],
    ['user', `/users/${user}`],
    ['groups', '/users/groups'],
    ['group', `/users/groups/${group}`],
    ['not-there', '/nowhere'],
    ['public-login', '/login'],
    ...[...flat('register', 'public-'), ...flat('forgotten', 'public-'), ...flat('reset', 'public-')],
    ...[...flat('activate', 'public-'), ...flat('confirm-email', 'public-')],
    ['public-guest', `${guest.pathname}${guest.search}${guest.hash}`],
    ['public-guest-unknown', '/guest#no-such-secret'],
  ];
  const patterns = routes();
  const isRouted = (path: string) => patterns.some((pattern) => matches(pattern, path));
  return {
    // A page that another version of the router does not have is not asked for.
    pages: pages.filter(([name, path]) => name === 'not-there' || isRouted(path)),
    missing: patterns.filter((pattern) => !pages.some(([, path]) => matches(pattern, path))),
  };
}

function flat(name: string, prefix = ''): [string, string][] {
  return [[`${prefix}${name}`, `/${name}`]];
}

function routes(): string[] {
  const source = readFileSync(router, 'utf8');
  return ['/', ...[...source.matchAll(/path: '([^'*/][^']*)'/g)].map(([, path = '']) => `/${path}`)];
}

function matches(pattern: string, path: string): boolean {
  const parts = pattern.split('/').map((part) => {
    if (part.startsWith(':')) return part.endsWith('?') ? '(?:[^/]+)?' : '[^/]+';
    return part;
  });
  const text = parts.join('/').replaceAll('/(?:[^/]+)?', '(?:/[^/]+)?');
  return new RegExp(`^${text}/?$`).test(path.split(/[?#]/)[0] ?? '');
}
