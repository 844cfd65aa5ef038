import { Link, waitFor } from '@app/kit/testing';
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../../apps/cluster/src/command.process.js';
import { ensureDatabase, pingPostgres } from '../../apps/cluster/src/database.client.js';
import { layoutOf, type Layout } from '../../apps/cluster/src/layout.js';
import { endClusterProcesses } from '../../apps/cluster/src/leftovers.process.js';
import { preparePostgres } from '../../apps/cluster/src/postgres.process.js';
import { startScript } from '../../apps/cluster/src/program.js';
import { redisConfiguration } from '../../apps/cluster/src/redis.js';
import { PushTarget } from '../support/push-target.js';
import { Balancer } from './balancer.js';
import { KeptProgram } from './kept-program.js';
import { freePorts } from './ports.js';
import { bootstrapInputs, databaseEnvironment, environmentOf, secrets, type Place } from './programs.js';
import { balancers, linkNames, listenNames, programNames, type ProgramName } from './topology.js';

/** PostgreSQL, Redis and every program of Portier, most of them twice, with a cuttable link for each connection. */
export interface FaultCluster {
  place: Place;
  programs: Record<ProgramName, KeptProgram>;
  links: Link[];
  target: PushTarget;
  /** Past every link: the suite's own looks must not suffer from a cut. */
  databaseUrl: string;
  apiUrl: string;
  directorUrl: string;
  logOf(name: ProgramName): string;
  stop(): Promise<void>;
}

/** @param dist folder of the compiled programs, @param root the checkout */
export async function startFaultCluster(dist: string, root: string): Promise<FaultCluster> {
  const home = await realpath(await mkdtemp(join(tmpdir(), 'portier-faults-')));
  await chmod(home, 0o755);
  const layout = layoutOf({ root, home });
  await Promise.all(
    [layout.logs, layout.run, layout.redis, layout.edge, join(home, 'store')].map((folder) => mkdir(folder)),
  );
  const ports = await freePorts([...listenNames, ...linkNames]);
  const place: Place = { dist, root, home, ports };
  const links = linkNames.map((name) => linkOf(name, ports));
  const doors = balancers.map(
    ({ name, through, ...options }) =>
      new Balancer({ ...options, listenPort: ports[name]!, backends: through.map((link) => ports[link]!) }),
  );
  const target = await PushTarget.start();
  const programs = await makePrograms(place, layout);
  const stop = async () => {
    for (const program of Object.values(programs)) {
      program.letGo();
      program.signal('SIGCONT');
    }
    await endClusterProcesses({ home, postgresFolder: join(home, 'postgres') });
    await Promise.all([...links, ...doors].map((one) => one.close()));
    await target.stop();
    await rm(home, { recursive: true, force: true });
  };
  try {
    await Promise.all([...links, ...doors].map((one) => one.open()));
    await startPrograms(programs, { place, pushUrl: target.url });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...{ place, programs, links, target, stop },
    databaseUrl: databaseEnvironment(ports['postgres'])['DATABASE_URL']!,
    apiUrl: `http://127.0.0.1:${ports['portier-balancer']}/api/v1`,
    directorUrl: `http://127.0.0.1:${ports['director-balancer']}`,
    logOf: (name) => join(layout.logs, `${name}.log`),
  };
}

function linkOf(name: string, ports: Record<string, number>): Link {
  const [from = '', to = ''] = name.split('>');
  return new Link(from, to.split(':')[0]!, ports[name]!, ports[to]!);
}

/** `PORTIER_CLUSTER` marks all that belongs to the run, down to ffmpeg, so that nothing of it is left behind. */
const inherited = (home: string) => ({ PATH: process.env['PATH'] ?? '', PORTIER_CLUSTER: home, LOG_LEVEL: 'info' });

async function makePrograms(place: Place, layout: Layout): Promise<Record<ProgramName, KeptProgram>> {
  const { home, dist, ports } = place;
  const environment = inherited(home);
  const common = (name: string) => ({ name, directory: home, logFile: join(layout.logs, `${name}.log`) });
  const postgres = await preparePostgres({
    ...{ layout, environment },
    port: ports['postgres']!,
    password: secrets.postgres,
  });
  const redisFile = join(layout.run, 'redis.conf');
  await writeFile(redisFile, redisConfiguration(layout, { port: ports['redis']!, password: secrets.redis }));
  const application = (name: ProgramName) => {
    const app = name.startsWith('hooks') ? 'srs-hooks' : name === 'edge-agent' ? name : name.split('-')[0]!;
    const apiPort = ports[`${name}:api`] ?? ports[name];
    return new KeptProgram({
      ...common(name),
      argv: [process.execPath, '--enable-source-maps', join(dist, 'apps', app, 'src/main.js')],
      directory: place.root,
      environment: { ...environment, NODE_ENV: 'production', ...environmentOf(name, place) },
      readyUrl: `http://127.0.0.1:${apiPort}/readyz`,
    });
  };
  const others = {
    postgres: new KeptProgram({
      ...common('postgres'),
      argv: postgres.argv,
      environment,
      directory: postgres.directory,
      ...(postgres.user === undefined ? {} : { user: postgres.user }),
    }),
    redis: new KeptProgram({ ...common('redis'), argv: ['redis-server', redisFile], environment }),
    edge: await edgeNginx(place, layout),
  };
  const applications = programNames
    .filter((name) => !(name in others))
    .map((name) => [name, application(name)] as const);
  return { ...others, ...Object.fromEntries(applications) } as Record<ProgramName, KeptProgram>;
}

/** As `npm start` runs it: its agent writes the configuration before each start. */
async function edgeNginx(place: Place, layout: Layout): Promise<KeptProgram> {
  const { home, dist, ports } = place;
  const script = join(layout.run, 'edge.sh');
  const text = startScript({
    name: 'edge',
    before: [process.execPath, join(dist, 'apps/edge-agent/src/main.js'), 'render'],
    argv: ['nginx', '-p', `${layout.edge}/`, '-c', join(layout.edge, 'nginx.conf'), '-e', 'stderr'],
    ...{ environment: environmentOf('edge', place), directory: layout.edge, stopSignal: 'TERM', stopWaitSeconds: 5 },
  });
  await writeFile(script, text);
  return new KeptProgram({
    name: 'edge',
    argv: ['/bin/sh', script],
    environment: { ...inherited(home), PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
    directory: layout.edge,
    logFile: join(layout.logs, 'edge.log'),
    readyUrl: `http://127.0.0.1:${ports['edge']}/edge/healthz`,
  });
}

async function startPrograms(
  programs: Record<ProgramName, KeptProgram>,
  { place, pushUrl }: { place: Place; pushUrl: string },
): Promise<void> {
  const { ports } = place;
  const { postgres, redis, ...applications } = programs;
  postgres.start();
  redis.start();
  const databaseUrl = databaseEnvironment(ports['postgres'])['DATABASE_URL']!;
  const server = databaseUrl.replace(/\/portier$/, '/postgres');
  await waitFor('PostgreSQL', () => pingPostgres(server).then(() => true), { timeoutMs: 60_000 });
  await ensureDatabase(server);
  await runOnce('migrate', '', place);
  for (const input of bootstrapInputs(ports, pushUrl)) await runOnce('bootstrap', JSON.stringify(input), place);
  for (const program of Object.values(applications)) program.start();
  for (const program of Object.values(applications)) {
    await waitFor(`${program.name} to be ready`, () => program.isReady(), { timeoutMs: 120_000 }).catch(
      async (error: unknown) => {
        const log = await readFile(program.settings.logFile, 'utf8');
        throw new Error(`${(error as Error).message}; the end of its log:\n${log.slice(-1_500)}`, { cause: error });
      },
    );
  }
}

async function runOnce(name: string, input: string, { dist, home, ports }: Place): Promise<void> {
  const result = await runCommand([process.execPath, join(dist, `apps/portier/src/${name}.js`)], {
    environment: {
      ...inherited(home),
      ...databaseEnvironment(ports['postgres']),
      PORTIER_ALLOW_PRIVATE_TARGETS: 'true',
    },
    directory: home,
    input,
    timeoutMs: 120_000,
  });
  if (result.status !== 0) throw new Error(`${name} ended with ${result.status}: ${result.output}`);
}
