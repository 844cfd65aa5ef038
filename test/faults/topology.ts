/**
 * Who runs and who talks to whom. Every arrow is a link that can be cut; two in front of a balancer are equal replicas.
 *
 *     encoders -> ingest-a/b -> hooks balancer -> hooks-1/2 -> Redis, portier balancer
 *     portier-1/2 -> PostgreSQL, Redis, API of ingest-a/b       concierge-1/2 -> portier balancer, director-1/2
 *     ffmpeg -> ingest-a/b, push target                         viewer -> director balancer -> director-1/2 -> portier balancer
 *     viewer, director-1/2 -> edge -> director-1/2              edge-agent -> portier balancer
 */
export const programNames = [
  'postgres',
  'redis',
  'portier-1',
  'portier-2',
  'hooks-1',
  'hooks-2',
  'ingest-a',
  'ingest-b',
  'director-1',
  'director-2',
  'concierge-1',
  'concierge-2',
  'edge',
  'edge-agent',
] as const;
export type ProgramName = (typeof programNames)[number];

/** What connects to programs and is none itself: encoders, viewers' balancer, the agents' ffmpeg processes. */
export const clientNames = ['encoders', 'ffmpeg', 'viewers', 'portier-clients', 'media-servers'] as const;

const both = <First extends string>(name: First) => [`${name}-1`, `${name}-2`] as [`${First}-1`, `${First}-2`];
const ingests = ['ingest-a', 'ingest-b'] as const;

/** `from>to`, or `from>to:port` where a program has two ports. A port is reserved for each. */
export const linkNames = [
  ...both('portier').flatMap((portier) => [`portier-clients>${portier}`, `${portier}>postgres`, `${portier}>redis`]),
  ...both('hooks').flatMap((hooks) => [`media-servers>${hooks}`, `${hooks}>redis`, `${hooks}>portier-balancer`]),
  ...ingests.flatMap((ingest) => [
    `encoders>${ingest}:rtmp`,
    `ffmpeg>${ingest}:rtmp`,
    `${ingest}>hooks-balancer`,
    // One address for both replicas, as it is registered.
    `portier>${ingest}:api`,
  ]),
  ...both('director').flatMap((director) => [`viewers>${director}`, `${director}>portier-balancer`]),
  ...both('concierge').flatMap((concierge) => [
    `${concierge}>portier-balancer`,
    ...both('director').map((director) => `${concierge}>${director}`),
  ]),
  // The edge's registered address: directors look at it this way, too.
  'viewers>edge',
  ...both('director').map((director) => `edge>${director}`),
  'edge-agent>portier-balancer',
];

/** Where each program listens: its own name, or with the port's purpose. */
export const listenNames = [
  'postgres',
  'redis',
  ...both('portier'),
  ...both('hooks'),
  ...ingests.flatMap((ingest) => [`${ingest}:rtmp`, `${ingest}:api`]),
  ...both('director'),
  ...both('concierge'),
  'edge',
  'edge-agent',
  'portier-balancer',
  'hooks-balancer',
  'director-balancer',
];

export const balancers = [
  { name: 'portier-balancer', through: both('portier').map((one) => `portier-clients>${one}`), readyPath: '/readyz' },
  {
    name: 'hooks-balancer',
    through: both('hooks').map((one) => `media-servers>${one}`),
    readyPath: '/healthz',
    nextAfterMs: 1_000,
  },
  {
    name: 'director-balancer',
    through: both('director').map((one) => `viewers>${one}`),
    readyPath: '/healthz',
    nextAfterMs: 1_000,
  },
] as const;

export interface TestStream {
  name: string;
  key: string;
  /** Media servers its encoders publish to: one encoder each. */
  origins: readonly (typeof ingests)[number][];
  /** How the encoder gives its key. */
  keyForm: 'name' | 'query';
  targetKey: string;
}

/** Two with one origin each and the key as stream name, one on both origins, one with `?key=`. */
export const streams: readonly TestStream[] = (
  [
    ['s1', ['ingest-a'], 'name'],
    ['s2', ['ingest-b'], 'name'],
    ['s3', ['ingest-a', 'ingest-b'], 'query'],
    ['s4', ['ingest-a'], 'query'],
  ] as const
).map(([name, origins, keyForm]) => ({
  name,
  origins,
  keyForm,
  key: `${name}-publish-key-0123456789`,
  targetKey: `${name}-target-key`,
}));

/**
 * A stream without tasks that somebody publishes to for a moment again and again, on one media server after the other: there is always an
 * encoder that arrives while something is broken.
 */
export const visitedStream = { name: 'visited', key: 'visited-publish-key-0123456789', origins: ingests };
