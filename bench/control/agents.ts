import type { HeartbeatRequest, HeartbeatResponse, TaskReport } from '@app/contract';
import { Agent as HttpAgent, request } from 'node:http';

/** One connection an agent, kept, as real agents do. */
const connections = new HttpAgent({ keepAlive: true, maxSockets: Infinity });
const skills = ['hls', 'restream', 'protocol:rtmp', 'protocol:rtmps', 'protocol:srt', 'encoder:libx264', 'encoder:aac'];
const command =
  '-nostdin -hide_banner -loglevel warning -nostats -progress pipe:1 -i rtmp://media/live/*** -c copy'.split(' ');

interface Beat {
  freeSlots?: number;
  waitMs?: number;
}

/** Speaks the agent's side of the contract without running anything: all it holds is "running", with new figures each time. */
export class SimulatedAgent {
  readonly held = new Map<string, number>();
  private beats = 0;

  constructor(
    private readonly portierUrl: string,
    readonly token: string,
  ) {}

  /** One heartbeat. `ms` is from the first byte out to the last byte in; making and reading JSON is not counted. */
  async beat({ freeSlots = 10, waitMs = 0 }: Beat = {}): Promise<{ ms: number; answer: HeartbeatResponse }> {
    this.beats += 1;
    const body = JSON.stringify(this.request(freeSlots, waitMs));
    const began = performance.now();
    const { status, text } = await this.post(body);
    const ms = performance.now() - began;
    if (status !== 200) throw new Error(`a heartbeat was answered ${status}: ${text}`);
    const answer = JSON.parse(text) as HeartbeatResponse;
    for (const { leaseToken, description } of answer.grants) this.held.set(description.taskId, leaseToken);
    for (const { taskId } of answer.stops) this.held.delete(taskId);
    return { ms, answer };
  }

  private request(freeSlots: number, waitMs: number): HeartbeatRequest {
    return {
      ...{ incarnation: 'bench', version: 'bench', slots: this.held.size + freeSlots, freeSlots, skills, waitMs },
      ...{ labels: { region: 'eu' }, load: { cpu: 0.5, memory: 0.5 }, draining: false },
      tasks: [...this.held].map(([taskId, leaseToken]) => this.report(taskId, leaseToken)),
    };
  }

  private report(taskId: string, leaseToken: number): TaskReport {
    const seconds = this.beats * 2;
    return {
      ...{ taskId, leaseToken, state: 'running', since: '2026-01-01T12:00:00Z', attempts: 1, ffmpegPid: 4_711 },
      ...{ nextAttemptAt: null, error: null, command, logTail: ['Stream mapping: 0:0 -> 0:0 (copy)'] },
      progress: {
        ...{ at: new Date().toISOString(), frames: seconds * 25, framesPerSecond: 25, bitrate: 3_000_000, speed: 1 },
        ...{ droppedFrames: 0, duplicatedFrames: 0, outTimeSeconds: seconds },
      },
    };
  }

  private post(body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const call = request(
        `${this.portierUrl}/api/v1/concierges/self/heartbeat`,
        {
          method: 'POST',
          agent: connections,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            authorization: `Bearer ${this.token}`,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
          );
          response.on('error', reject);
        },
      );
      call.on('error', reject);
      call.end(body);
    });
  }
}

/** Ends all kept connections, so that the bench can end. */
export function closeConnections(): void {
  connections.destroy();
}
