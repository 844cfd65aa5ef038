import pg from 'pg';
import { open } from 'node:fs/promises';
import type { FaultCluster } from './fault-cluster.js';
import { administratorAuthorization } from './programs.js';
import { streams, visitedStream, type ProgramName } from './topology.js';
import type { Viewer } from './viewer.js';

/** A task whose media time has not moved for this long does not run, milliseconds: two heartbeats and a bit. */
const taskSilenceMs = 6_000;
/** Two segments and a bit. */
const playlistSilenceMs = 5_000;
const pushSilenceMs = 2_000;

interface TaskView {
  id: string;
  streamName: string;
  type: string;
  state: string;
  reason: string | null;
  leaseToken: number;
  error: { code: string } | null;
  progress: { outTimeSeconds: number; frames: number } | null;
}

/** A publish that a media server accepted, by its log. */
export interface AcceptedPublish {
  server: string;
  clientId: string;
}

/** Looks at the whole cluster from outside. */
export class Observer {
  private readonly pool: pg.Pool;
  private readonly movedAt = new Map<string, { progress: string; at: number }>();
  private readonly logOffsets = new Map<string, number>();

  constructor(
    private readonly cluster: FaultCluster,
    private readonly viewers: Viewer[],
  ) {
    this.pool = new pg.Pool({
      connectionString: cluster.databaseUrl,
      max: 2,
      connectionTimeoutMillis: 2_000,
      query_timeout: 3_000,
    });
    this.pool.on('error', () => undefined);
  }

  /** What is not right now, one short phrase each; empty = all is right. */
  async problems(): Promise<string[]> {
    const [programs, tasks, publications] = await Promise.all([
      this.programProblems(),
      this.taskProblems().catch(() => ['the API does not answer']),
      this.publicationProblems().catch(() => ['PostgreSQL does not answer']),
    ]);
    return [...programs, ...publications, ...tasks, ...this.mediaProblems()];
  }

  /** How many of the accepted publishes have no publication row, and how many have more than one. */
  async miscounted(accepted: readonly AcceptedPublish[]): Promise<{ lost: number; doubled: number }> {
    const { rows } = await this.pool.query<{ key: string; count: number }>(
      `select server_id || ' ' || client_id as key, count(*)::int as count from publications
       where client_id = any($1) group by 1`,
      [accepted.map(({ clientId }) => clientId)],
    );
    const counts = new Map(rows.map(({ key, count }) => [key, count]));
    const countOf = ({ server, clientId }: AcceptedPublish) => counts.get(`${server} ${clientId}`) ?? 0;
    return {
      lost: accepted.filter((one) => countOf(one) === 0).length,
      doubled: accepted.filter((one) => countOf(one) > 1).length,
    };
  }

  /** What the media servers wrote since the last call. */
  async mediaServerLog(): Promise<{ accepted: AcceptedPublish[]; refused: string[] }> {
    const accepted: AcceptedPublish[] = [];
    const refused: string[] = [];
    for (const server of ['ingest-a', 'ingest-b'] as const) {
      for (const entry of await this.newLines(server)) {
        const { msg, clientId = '', reason = '', type = '' } = entry;
        if (msg === 'publish started') accepted.push({ server, clientId });
        // A pull of our own that is refused for its old lease is what fencing is for.
        if (msg === 'session refused or dropped' && / refused: /.test(reason) && type !== 'rtmp-play') {
          refused.push(`${server}: ${reason}`);
        }
      }
    }
    return { accepted, refused };
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async programProblems(): Promise<string[]> {
    const all = Object.values(this.cluster.programs);
    const ready = await Promise.all(all.map((program) => program.isReady()));
    return all.filter((_, index) => ready[index] !== true).map(({ name }) => `${name} is not ready`);
  }

  private async taskProblems(): Promise<string[]> {
    const authorization = administratorAuthorization();
    const answer = await fetch(`${this.cluster.apiUrl}/tasks?limit=200`, {
      headers: { authorization },
      signal: AbortSignal.timeout(3_000),
    });
    if (!answer.ok) return [`the API answers ${answer.status}`];
    const { items } = (await answer.json()) as { items: TaskView[] };
    const now = Date.now();
    const wanted = streams.flatMap(({ name }) => ['hls', 'restream'].map((type) => ({ name, type })));
    return wanted.flatMap(({ name, type }) => {
      const found = items.filter((task) => task.streamName === name && task.type === type && task.state !== 'stopping');
      const task = found[0];
      if (task === undefined || found.length > 1) return [`${name} has ${found.length} ${type} tasks`];
      if (task.state !== 'running') return [`${name} ${type} is ${task.state} (${task.error?.code ?? task.reason})`];
      return this.isMoving(task, now) ? [] : [`${name} ${type} stands still`];
    });
  }

  private isMoving({ id, leaseToken, progress }: TaskView, now: number): boolean {
    if (progress === null) return false;
    const key = `${id} ${leaseToken}`;
    const known = this.movedAt.get(key);
    const reached = `${progress.outTimeSeconds} s, ${progress.frames} frames`;
    if (known?.progress !== reached) this.movedAt.set(key, { progress: reached, at: now });
    return now - this.movedAt.get(key)!.at < taskSilenceMs;
  }

  private async publicationProblems(): Promise<string[]> {
    const { rows } = await this.pool.query<{ name: string; server_id: string; count: number }>(
      `select s.name, p.server_id, count(*)::int as count from publications p join streams s on s.id = p.stream_id
       where p.state = 'live' and s.name <> $1 group by 1, 2`,
      [visitedStream.name],
    );
    const live = new Map(rows.map(({ name, server_id: server, count }) => [`${name} on ${server}`, count]));
    const wanted = streams.flatMap(({ name, origins }) => origins.map((origin) => `${name} on ${origin}`));
    const wrong = wanted.filter((key) => live.get(key) !== 1).map((key) => `${key}: ${live.get(key) ?? 0} live`);
    const extra = [...live.keys()].filter((key) => !wanted.includes(key)).map((key) => `${key} is live`);
    return [...wrong, ...extra];
  }

  private mediaProblems(): string[] {
    const now = Date.now();
    const silent = this.viewers
      .filter(({ lastAdvanceAt }) => now - lastAdvanceAt > playlistSilenceMs)
      .map(({ stream }) => `${stream}: playlist stands still`);
    const unpushed = streams
      .filter(({ targetKey }) => now - this.cluster.target.lastMediaAt(targetKey) > pushSilenceMs)
      .map(({ name }) => `${name}: nothing arrives at its target`);
    return [...silent, ...unpushed];
  }

  private async newLines(server: ProgramName): Promise<LogEntry[]> {
    const file = await open(this.cluster.logOf(server), 'r');
    try {
      const offset = this.logOffsets.get(server) ?? 0;
      const { size } = await file.stat();
      const { buffer } = await file.read(Buffer.alloc(size - offset), 0, size - offset, offset);
      const whole = buffer.lastIndexOf(10) + 1;
      this.logOffsets.set(server, offset + whole);
      return buffer.subarray(0, whole).toString('utf8').trim().split('\n').flatMap(parse);
    } finally {
      await file.close();
    }
  }
}

interface LogEntry {
  msg?: string;
  clientId?: string;
  reason?: string;
  type?: string;
}

function parse(line: string): LogEntry[] {
  try {
    return [JSON.parse(line) as LogEntry];
  } catch {
    return [];
  }
}
