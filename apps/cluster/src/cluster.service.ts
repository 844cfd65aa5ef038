import type { ClusterFile } from '@app/contract';
import { writeFileAtomically } from '@app/kit';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { clusterFileOf } from './addresses.js';
import { ApplicationSteps } from './application.process.js';
import { inheritedEnvironment, markerVariable, type ClusterConfig } from './config.js';
import { searchFor, takeDataFolder, type DataFolder } from './data-folder.service.js';
import {
  ensureDatabase,
  pingPostgres,
  pingRedis,
  requireExternalPostgres,
  requireExternalRedis,
} from './database.client.js';
import type { Layout } from './layout.js';
import { endClusterProcesses, findClusterProcesses, type ClusterProcess } from './leftovers.process.js';
import { planCluster, type Plan } from './plan.service.js';
import type { Program } from './program.js';
import { Programs, type Probe } from './programs.service.js';
import type { Cluster } from './programs.js';
import type { Progress } from './progress.loop.js';
import { reasonOf } from './start-failure.js';
import { startSupervisor, type Supervisor } from './supervisor.process.js';

export interface RunningCluster {
  file: ClusterFile;
  layout: Layout;
  /** Resolves when supervisord ends without us: nothing restarts the programs then. */
  supervisorEnded: Promise<void>;
}

interface Running {
  plan: Plan;
  supervisor: Supervisor;
  programs: Programs;
}

/** The whole of Portier on this machine, under one supervisord, with its data in one folder. */
export class ClusterService {
  private readonly abort = new AbortController();
  private folder: DataFolder | undefined;
  private running: Running | undefined;
  private starting: Promise<unknown> | undefined;

  constructor(
    private readonly config: ClusterConfig,
    private readonly root: string,
    private readonly progress: Progress,
  ) {}

  /** Whether there is anything to stop. */
  get hasStarted(): boolean {
    return this.folder !== undefined;
  }

  /** @throws StartFailure; `stop` must be called afterwards all the same */
  start(): Promise<RunningCluster> {
    return (this.starting = this.startAll());
  }

  private async startAll(): Promise<RunningCluster> {
    const { running, environment } = await this.startStores();
    const { cluster } = running.plan;
    const passwordIsCurrent = await this.prepareDatabase(cluster, environment);
    await this.startApplications(running);
    const file = clusterFileOf(cluster.addresses, cluster.secrets, { isReady: true, passwordIsCurrent });
    await writeFileAtomically(cluster.layout.clusterFile, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
    return { file, layout: cluster.layout, supervisorEnded: running.supervisor.ended };
  }

  /** The first half of a start: data folder, supervisord, PostgreSQL, Redis. */
  async startStores(): Promise<{ running: Running; environment: Record<string, string> }> {
    this.folder = await takeDataFolder(this.root, this.config.PORTIER_HOME, this.progress);
    const { layout } = this.folder;
    const environment = { ...inheritedEnvironment(), [markerVariable]: layout.home };
    const plan = await this.progress.step('data folder, secrets, ports', () =>
      planCluster(this.config, { layout, environment, progress: this.progress }),
    );
    this.abort.signal.throwIfAborted();
    const running = (this.running = await this.startSupervisor(plan, environment));
    await this.startPostgres(running);
    await this.startRedis(running);
    return { running, environment };
  }

  /**
   * Stops everything, in the order in which nothing is lost; works at any moment of the start.
   * @returns processes that had to be ended by force, normally none
   */
  async stop(): Promise<ClusterProcess[]> {
    this.abort.abort(new Error('stopped'));
    await this.starting?.catch(() => undefined);
    if (this.folder === undefined) return [];
    const { layout, lock } = this.folder;
    await rm(layout.clusterFile, { force: true });
    if (this.running) await stopInOrder(this.running).catch(() => undefined);
    const search = await searchFor(layout);
    const forced = await findClusterProcesses(search);
    await endClusterProcesses(search);
    await rm(layout.run, { recursive: true, force: true });
    lock.close();
    return forced;
  }

  private async startSupervisor(plan: Plan, environment: Record<string, string>): Promise<Running> {
    const { layout } = plan.cluster;
    const programs = [plan.postgres, plan.redis, ...Object.values(plan.applications), plan.edgeNginx, plan.demo];
    const supervisor = await startSupervisor(layout, {
      binary: plan.supervisord,
      programs: programs.filter((program) => program !== undefined),
      environment,
    });
    const settings = { layout, supervisor: supervisor.client, signal: this.abort.signal };
    const readyTimeoutMs = this.config.CLUSTER_READY_TIMEOUT_SECONDS * 1000;
    return { plan, supervisor, programs: new Programs({ ...settings, readyTimeoutMs }) };
  }

  private async startPostgres({ plan, programs }: Running): Promise<void> {
    const { databaseUrl } = plan.cluster;
    const { postgres } = plan;
    await this.progress.step('PostgreSQL', async () => {
      if (postgres === undefined) return requireExternalPostgres(databaseUrl);
      const server = new URL(databaseUrl);
      server.pathname = '/postgres';
      await programs.startUntilReady(
        postgres,
        probeOf(() => pingPostgres(server.href)),
      );
      await ensureDatabase(server.href);
    });
  }

  private async startRedis({ plan, programs }: Running): Promise<void> {
    const { redisUrl } = plan.cluster;
    const { redis } = plan;
    await this.progress.step('Redis', async () => {
      if (redis === undefined) return requireExternalRedis(redisUrl);
      await programs.startUntilReady(
        redis,
        probeOf(() => pingRedis(redisUrl)),
      );
    });
  }

  private async prepareDatabase(cluster: Cluster, environment: Record<string, string>): Promise<boolean> {
    const steps = new ApplicationSteps(cluster, environment, this.abort.signal);
    await this.progress.step('database schema', () => steps.migrate());
    this.abort.signal.throwIfAborted();
    const passwordIsCurrent = await this.progress.step('first account and stream', () => steps.bootstrap());
    this.abort.signal.throwIfAborted();
    return passwordIsCurrent;
  }

  private async startApplications({ plan, programs }: Running): Promise<void> {
    const { portier, hooks, ingest, director, concierge, edgeAgent } = plan.applications;
    const start = (...together: Program[]) =>
      allOrFirstFailure(together.map((program) => programs.startUntilReady(program)));
    await this.progress.step('portier, srs-hooks, ingest, director', () => start(portier, hooks, ingest, director));
    await this.progress.step('concierge, edge', () => start(concierge, plan.edgeNginx, edgeAgent));
    const { demo } = plan;
    if (demo) await this.progress.step('test picture', () => programs.startUntilReady(demo, async () => null));
  }
}

/** Waits for all, so that nothing goes on in the background, then throws the first failure. */
async function allOrFirstFailure(work: Promise<void>[]): Promise<void> {
  await Promise.allSettled(work);
  await Promise.all(work);
}

function probeOf(ping: () => Promise<void>): Probe {
  return () =>
    ping().then(
      () => null,
      (error: unknown) => reasonOf(error),
    );
}

/** Agents first: they leave while portier is there. Database last: the others may still write to it. */
async function stopInOrder({ plan, supervisor, programs }: Running): Promise<void> {
  const { portier, hooks, ingest, director, concierge, edgeAgent } = plan.applications;
  await programs.stop([concierge.name, edgeAgent.name]);
  await programs.stop([
    ...(plan.demo ? [plan.demo.name] : []),
    ...[plan.edgeNginx, ingest, hooks, director, portier].map(({ name }) => name),
  ]);
  if (plan.redis) await programs.stop([plan.redis.name]);
  if (plan.postgres) await programs.stop([plan.postgres.name]);
  await supervisor.client.shutdown();
  await Promise.race([supervisor.ended, delay(5_000, undefined, { ref: false })]);
}
