import { newSecret, hashToken, type Grant, type HeartbeatRequest, type HeartbeatResponse } from '@app/contract';
import type { Problem, RunState, TaskReport } from '@app/contract';
import { randomUUID } from 'node:crypto';
import { send, type Answer, type RunningPortier } from '../../testing/portier.js';

interface AgentOptions {
  slots?: number;
  skills?: string[];
  labels?: Record<string, string>;
  waitMs?: number;
  cpu?: number;
}

interface RunningTask {
  grant: Grant;
  state: RunState;
  error: TaskReport['error'];
}

/**
 * An agent without programs: it beats in a loop, runs what it is granted by saying so, stops what it is told to stop, and
 * notes both. A test decides what else it says.
 */
export class SimulatedAgent {
  readonly tasks = new Map<string, RunningTask>();
  readonly stops: HeartbeatResponse['stops'] = [];
  last: HeartbeatResponse | undefined;
  /** What a task says right after its start. */
  firstState: RunState = 'running';
  failsWith: TaskReport['error'] = null;
  draining = false;
  incarnation: string = randomUUID();
  url: string;
  private readonly options: Required<AgentOptions>;
  private readonly stopped: TaskReport[] = [];
  private loop: Promise<void> | undefined;
  private isOver = false;

  constructor(
    portier: RunningPortier,
    readonly id: string,
    readonly token: string,
    options: AgentOptions,
  ) {
    this.url = portier.url;
    this.options = { slots: 8, skills: allSkills, labels: {}, waitMs: 300, cpu: 0.1, ...options };
  }

  start(): this {
    this.isOver = false;
    this.loop = this.run();
    return this;
  }

  /** As a kill -9: no word of farewell. */
  async vanish(): Promise<void> {
    this.isOver = true;
    await this.loop;
  }

  /** One heartbeat; what it is told is done at once. */
  async beat(more: Partial<HeartbeatRequest> = {}): Promise<Answer<HeartbeatResponse>> {
    const told = this.stopped.splice(0);
    const answer = await this.send({ ...this.request(told), ...more });
    if (answer.status !== 200) return answer;
    this.last = answer.body;
    this.stops.push(...answer.body.stops);
    for (const { taskId, leaseToken } of answer.body.stops) this.stop(taskId, leaseToken);
    for (const grant of answer.body.grants) {
      this.tasks.set(grant.description.taskId, { grant, state: this.firstState, error: this.failsWith });
    }
    return answer;
  }

  send(body: unknown): Promise<Answer<HeartbeatResponse & Problem>> {
    const headers = { authorization: `Bearer ${this.token}` };
    return send(`${this.url}/api/v1/concierges/self/heartbeat`, { method: 'POST', body, headers });
  }

  request(stopped: TaskReport[] = []): HeartbeatRequest {
    const { slots, skills, labels, waitMs, cpu } = this.options;
    const running = [...this.tasks.values()].map(({ grant, state, error }) => aReport(grant, { state, error }));
    return {
      ...{ incarnation: this.incarnation, version: 'simulated', slots, skills, labels, waitMs },
      freeSlots: Math.max(0, slots - running.length),
      load: { cpu, memory: 0.1 },
      draining: this.draining,
      tasks: [...running, ...stopped],
    };
  }

  /** Task ids it runs. */
  get runs(): string[] {
    return [...this.tasks.keys()];
  }

  private stop(taskId: string, leaseToken: number): void {
    const task = this.tasks.get(taskId);
    if (task?.grant.leaseToken !== leaseToken) return;
    this.tasks.delete(taskId);
    this.stopped.push(aReport(task.grant, { state: 'stopped' }));
  }

  private async run(): Promise<void> {
    while (!this.isOver) await this.beat().catch(() => undefined);
  }
}

const allSkills = ['hls', 'restream', 'encoder:libx264', 'encoder:aac', 'protocol:rtmp', 'protocol:srt'];

/** A report of a granted task, with a clock that is an hour off. */
export function aReport({ description, leaseToken }: Grant, more: Partial<TaskReport> = {}): TaskReport {
  return {
    ...{ taskId: description.taskId, leaseToken, state: 'running', since: '2031-01-01T13:00:00Z', attempts: 1 },
    ...{ ffmpegPid: 4711, nextAttemptAt: null, error: null, command: ['ffmpeg'], logTail: ['a line'] },
    progress: {
      ...{ at: '2031-01-01T13:00:00Z', frames: 100, framesPerSecond: 25, bitrate: 1_000_000, speed: 1 },
      ...{ droppedFrames: 0, duplicatedFrames: 0, outTimeSeconds: 20 },
    },
    ...more,
  };
}

/** A registered agent that does not beat yet. */
export async function anAgent(portier: RunningPortier, options: AgentOptions = {}): Promise<SimulatedAgent> {
  const token = newSecret();
  const [row] = await portier.database.query<{ id: string }>(
    'insert into concierges (name, token_hash) values ($1, $2) returning id',
    [`agent-${randomUUID().slice(0, 8)}`, hashToken(token)],
  );
  return new SimulatedAgent(portier, row!.id, token, options);
}
