import { createLogger } from '@app/kit';
import { freePort, waitFor } from '@app/kit/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { register } from 'prom-client';
import { edgeAgentConfig } from '../config.js';
import { nginxOf, startEdgeAgent } from '../edge-agent.js';
import { nginxProcesses, signal } from '../nginx/nginx.process.js';
import { edgeToken } from './presence-receiver.js';

export interface Answer {
  status: number;
  headers: Headers;
  body: Buffer;
}

/** An edge: a real nginx with the rendered configuration, and its agent in this process. */
export class RunningEdge {
  url = '';
  agentUrl = '';
  /** What nginx said on standard error. */
  words = '';
  private folder = '';
  private settings: Record<string, string> = {};
  private nginx: ChildProcess | undefined;
  private agent: { close(): Promise<void> } | undefined;

  static async start(settings: Record<string, string>): Promise<RunningEdge> {
    const edge = new RunningEdge();
    // A blank: paths are quoted.
    edge.folder = await mkdtemp(join(tmpdir(), 'portier edge-'));
    const [port, agentPort] = [await freePort(), await freePort()];
    edge.url = `http://127.0.0.1:${port}`;
    edge.agentUrl = `http://127.0.0.1:${agentPort}`;
    edge.settings = {
      EDGE_TOKEN: edgeToken,
      EDGE_WORK_DIR: edge.workDir,
      EDGE_LISTEN: `127.0.0.1:${port}`,
      EDGE_PORT: String(agentPort),
      EDGE_NGINX_WORKERS: '1',
      EDGE_LEAVE_MS: '60000',
      ...settings,
    };
    await edge.startNginx();
    await edge.startAgent();
    return edge;
  }

  get workDir(): string {
    return join(this.folder, 'work');
  }

  /** As the supervisor does it: `render`, then nginx. */
  async startNginx(): Promise<void> {
    const { nginx } = this.parts();
    await nginx.clearLeftovers();
    const result = await nginx.write();
    if (result.kind === 'refused') throw new Error(result.reason);
    const file = join(this.workDir, 'nginx.conf');
    const child = spawn('nginx', ['-p', `${this.workDir}/`, '-c', file, '-e', 'stderr'], {
      cwd: this.workDir,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (chunk: Buffer) => (this.words += chunk.toString()));
    this.nginx = child;
    await waitFor(
      'nginx to answer',
      async () => {
        if (child.exitCode !== null) throw new Error(`it ended: ${this.words}`);
        return (await this.get('/edge/healthz')).status === 200;
      },
      { timeoutMs: 60_000 },
    );
  }

  async startAgent(more: Record<string, string> = {}): Promise<void> {
    Object.assign(this.settings, more);
    register.clear(); // the registry belongs to the process: an earlier agent has its metrics there
    const logger = createLogger('edge-agent', process.env['TEST_LOG_LEVEL'] ?? 'silent');
    this.agent = await startEdgeAgent(this.config, this.parts(), logger);
  }

  async stopAgent(): Promise<void> {
    await this.agent?.close();
    this.agent = undefined;
  }

  /** SIGKILL of the master alone: its workers live on, as after a crash. */
  async killMaster(): Promise<void> {
    const child = this.nginx;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async signalNginx(name: NodeJS.Signals): Promise<void> {
    for (const { pid } of await nginxProcesses(this.workDir)) signal(pid, name);
  }

  async configuration(): Promise<string> {
    return readFile(join(this.workDir, 'nginx.conf'), 'utf8');
  }

  /** As a viewer: the body is read, so that the connection is free for the next. */
  async get(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, init);
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  }

  async close(): Promise<void> {
    // Nobody waits for viewers to leave.
    await this.killMaster();
    await waitFor('every nginx to be gone', async () => {
      await this.signalNginx('SIGKILL');
      return (await nginxProcesses(this.workDir)).length === 0;
    });
    await this.stopAgent();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get config() {
    return edgeAgentConfig.parse(this.settings);
  }

  private parts(): ReturnType<typeof nginxOf> {
    return nginxOf(this.config, process.getuid?.() === 0 ? userInfo().username : null);
  }
}
