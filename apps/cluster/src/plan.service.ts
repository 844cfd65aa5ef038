import { writeFileAtomically } from '@app/kit';
import { access } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { addressesOf, publicHostOf } from './addresses.js';
import { locate } from './command.process.js';
import type { ClusterConfig } from './config.js';
import { demoArguments, demoFonts } from './demo.js';
import type { Layout } from './layout.js';
import { reservePorts } from './ports.service.js';
import { postgresName, preparePostgres } from './postgres.process.js';
import type { Program } from './program.js';
import { applicationPrograms, edgeNginxProgram, type Cluster } from './programs.js';
import type { Progress } from './progress.loop.js';
import { redisConfiguration, redisFile, redisProgram } from './redis.js';
import { loadOrCreateSecrets } from './secrets.service.js';
import { StartFailure } from './start-failure.js';

/** All that is decided before anything runs. */
export interface Plan {
  cluster: Cluster;
  /** Undefined when DATABASE_URL names another one. */
  postgres?: Program;
  /** Undefined when REDIS_URL names another one. */
  redis?: Program;
  applications: ReturnType<typeof applicationPrograms>;
  edgeNginx: Program;
  demo?: Program;
  supervisord: string;
}

type Environment = Record<string, string>;

/** Reads or makes secrets and ports, and works out every program with its settings. @throws StartFailure */
export async function planCluster(
  config: ClusterConfig,
  { layout, environment, progress }: { layout: Layout; environment: Environment; progress: Progress },
): Promise<Plan> {
  const cluster = await describe(config, layout, progress);
  const supervisord = await installed('supervisord', 'supervisor', environment);
  return {
    cluster,
    ...(config.DATABASE_URL ? {} : { postgres: await postgres(cluster, environment) }),
    ...(config.REDIS_URL ? {} : { redis: await redis(cluster, environment) }),
    applications: applicationPrograms(cluster),
    edgeNginx: edgeNginxProgram(cluster, await installed('nginx', 'nginx', environment)),
    ...(config.CLUSTER_DEMO ? { demo: await demo(cluster, environment) } : {}),
    supervisord,
  };
}

async function describe(config: ClusterConfig, layout: Layout, progress: Progress): Promise<Cluster> {
  const secrets = await loadOrCreateSecrets(layout.secretsFile);
  const { ports, moved } = await reservePorts(layout.portsFile, {
    ...(config.CLUSTER_PORT_BASE === undefined ? {} : { base: config.CLUSTER_PORT_BASE }),
    host: config.CLUSTER_HOST,
  });
  for (const { name, from, to } of moved) progress.note(`port ${from} is taken: ${name} uses ${to}`);
  const interfaces = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const publicHost = publicHostOf({ listen: config.CLUSTER_HOST, wanted: config.CLUSTER_PUBLIC_HOST }, interfaces);
  return {
    layout,
    ports,
    secrets,
    addresses: addressesOf(ports, publicHost),
    host: config.CLUSTER_HOST,
    allowPrivateTargets: config.PORTIER_ALLOW_PRIVATE_TARGETS,
    databaseUrl:
      config.DATABASE_URL ??
      `postgres://${postgresName}:${secrets.postgresPassword}@127.0.0.1:${ports.postgres}/${postgresName}`,
    redisUrl: config.REDIS_URL ?? `redis://:${secrets.redisPassword}@127.0.0.1:${ports.redis}/0`,
  };
}

async function postgres({ layout, ports, secrets }: Cluster, environment: Environment): Promise<Program> {
  return preparePostgres({ layout, port: ports.postgres, password: secrets.postgresPassword, environment });
}

async function redis({ layout, ports, secrets }: Cluster, environment: Environment): Promise<Program> {
  const binary = await installed('redis-server', 'redis-server', environment);
  const settings = redisConfiguration(layout, { port: ports.redis, password: secrets.redisPassword });
  await writeFileAtomically(join(layout.run, redisFile), settings);
  return redisProgram(layout, binary);
}

async function demo({ layout, addresses, secrets }: Cluster, environment: Environment): Promise<Program> {
  const binary = await installed('ffmpeg', 'ffmpeg', environment);
  const font = await firstReadable(demoFonts);
  const target = `${addresses.inside.rtmp}/${secrets.streamKey}`;
  return {
    name: 'demo',
    argv: [binary, ...demoArguments({ target, ...(font === undefined ? {} : { font }) })],
    environment: {},
    directory: layout.root,
    stopSignal: 'TERM',
    stopWaitSeconds: 5,
  };
}

async function installed(program: string, debianPackage: string, { PATH = '' }: Environment): Promise<string> {
  const path = await locate(program, PATH);
  if (path !== undefined) return path;
  throw new StartFailure(`${program} is not installed`, { advice: `sudo apt-get install ${debianPackage}` });
}

async function firstReadable(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}
