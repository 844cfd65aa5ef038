import { heartbeatRequest, type Grant, type HeartbeatRequest, type StopReason } from '@app/contract';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** How the stand-in answers. */
type Mood = 'well' | 'refusing' | 'nonsense' | 'failing' | 'hanging';

/**
 * Speaks portier's side of the heartbeat over real HTTP, level-triggered as the real one: grants what was not reported, stops
 * what should not run, answers at once when there is news, else after the wait.
 */
export class FakePortier {
  readonly token = 'test-token-0123456789';
  readonly beats: HeartbeatRequest[] = [];
  readonly problems: string[] = [];
  mood: Mood = 'well';
  drain = false;
  leaseTtlMs = 10_000;
  /** What is answered to a draining agent. */
  moving = 0;
  /** So many answers with grants get lost on the way. */
  losesGrants = 0;
  /** Grants the answer carries as they are, for what a real portier would not send. */
  rawGrants: unknown[] = [];
  private readonly wanted = new Map<string, Grant>();
  private readonly stops = new Map<string, { taskId: string; leaseToken: number; reason: StopReason }>();
  private readonly waiting = new Set<() => void>();
  private server: Server | undefined;

  async listen(port: number): Promise<void> {
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  grant(...grants: Grant[]): void {
    for (const one of grants) this.wanted.set(one.description.taskId, one);
    this.wake();
  }

  stop({ leaseToken, description: { taskId } }: Grant, reason: StopReason): void {
    this.wanted.delete(taskId);
    this.stops.set(taskId, { taskId, leaseToken, reason });
    this.wake();
  }

  /** No longer wants a task that the agent may not even have heard of. */
  withdraw({ description: { taskId } }: Grant): void {
    this.wanted.delete(taskId);
  }

  get last(): HeartbeatRequest | undefined {
    return this.beats.at(-1);
  }

  /** The last report of a task, in the last heartbeat. */
  report({ leaseToken, description: { taskId } }: Grant) {
    return this.last?.tasks.find((task) => task.taskId === taskId && task.leaseToken === leaseToken);
  }

  /** Its report as stopped, in whichever heartbeat: an end that portier knows is not told again. */
  stoppedReport({ leaseToken, description: { taskId } }: Grant) {
    return this.beats
      .flatMap(({ tasks }) => tasks)
      .find((task) => task.taskId === taskId && task.leaseToken === leaseToken && task.state === 'stopped');
  }

  private wake(): void {
    for (const resume of this.waiting) resume();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const beat = heartbeatRequest.safeParse(JSON.parse(Buffer.concat(chunks).toString()));
    if (!beat.success) this.problems.push(beat.error.message);
    if (request.headers.authorization !== `Bearer ${this.token}`) this.problems.push('wrong token');
    if (!beat.success) return void response.writeHead(422).end();
    this.beats.push(beat.data);
    if (this.mood === 'refusing') return void response.writeHead(401).end(JSON.stringify({ detail: 'unknown token' }));
    if (this.mood === 'nonsense') return void response.writeHead(200).end('<html>hello</html>');
    if (this.mood === 'failing') return void response.writeHead(500).end('oops');
    if (this.mood === 'hanging') return;
    await this.answer(beat.data, response);
  }

  private async answer(beat: HeartbeatRequest, response: ServerResponse): Promise<void> {
    let answer = this.news(beat);
    if (answer.grants.length + answer.stops.length === 0 && beat.waitMs > 0) {
      await this.wait(beat.waitMs, response);
      answer = this.news(beat);
    }
    if (answer.grants.length > 0 && this.losesGrants > 0) {
      this.losesGrants -= 1;
      return void response.destroy();
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  private wait(waitMs: number, response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        clearTimeout(timer);
        this.waiting.delete(resume);
        resolve();
      };
      const timer = setTimeout(resume, waitMs);
      this.waiting.add(resume);
      response.once('close', resume);
    });
  }

  private news(beat: HeartbeatRequest) {
    const reported = new Map(beat.tasks.map((task) => [`${task.taskId} ${task.leaseToken}`, task.state]));
    const grants = beat.draining
      ? []
      : [...this.wanted.values()].filter(
          ({ leaseToken, description }) => !reported.has(`${description.taskId} ${leaseToken}`),
        );
    const stops = [...this.stops.values()].filter(
      ({ taskId, leaseToken }) => (reported.get(`${taskId} ${leaseToken}`) ?? 'stopped') !== 'stopped',
    );
    const own = {
      conciergeId: '11111111-1111-4111-8111-111111111111',
      leaseTtlMs: 10_000,
      drain: this.drain,
      moving: 0,
    };
    return { ...own, moving: beat.draining ? this.moving : 0, grants: [...grants, ...this.rawGrants], stops };
  }
}

/** A grant of a restream of the given stream; its name says how the stand-in runner behaves. */
export function aGrant(stream = 'show', leaseToken = 1, taskId: string = randomUUID()): Grant {
  return {
    leaseToken,
    description: {
      taskId,
      type: 'restream',
      replica: 0,
      stream: { id: randomUUID(), name: stream },
      publicationId: randomUUID(),
      publishedAt: new Date().toISOString(),
      inputUrl: 'rtmp://127.0.0.1/live/secret?task=1',
      params: {
        url: 'rtmp://127.0.0.1/live',
        streamKey: 'target-secret',
        format: 'flv',
        video: 'copy',
        videoBitrate: 2_000_000,
        audio: 'copy',
        audioBitrate: 128_000,
        srtPassphrase: null,
        srtLatencyMs: 200,
      },
    },
  };
}
