import { mediaEvent, mediaEventQueue, type MediaEvent } from '@app/contract';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A redis-server of the test's own, on a unix socket, forgetting everything when it stops. */
export class OwnRedis {
  private child: ChildProcess | undefined;
  constructor(readonly socket: string) {}

  async start(): Promise<void> {
    const settings = ['--port', '0', '--unixsocket', this.socket, '--save', '', '--maxmemory-policy', 'noeviction'];
    this.child = spawn('redis-server', settings, { stdio: 'ignore' });
    await this.ask((redis) => redis.ping());
  }

  /** As a crash: no time to say goodbye. */
  async kill(): Promise<void> {
    if (this.child === undefined) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    this.child = undefined;
    await gone;
  }

  freeze(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  /** Events in the queue, oldest first, each checked by the contract. */
  events(): Promise<MediaEvent[]> {
    return this.ask(async (redis) => {
      const queue = new Queue<MediaEvent>(mediaEventQueue, { connection: redis });
      const jobs = await queue.getJobs(['waiting'], 0, -1, true);
      await queue.close();
      for (const job of jobs) expect(job.id).toBe(job.data.id);
      return jobs.map((job) => mediaEvent.parse(job.data));
    });
  }

  /** When the last of these events was made a job, milliseconds since 1970. */
  addedAt(ids: string[]): Promise<number> {
    return this.ask(async (redis) => {
      const times = await Promise.all(ids.map((id) => redis.hget(`bull:${mediaEventQueue}:${id}`, 'timestamp')));
      return Math.max(...times.map(Number));
    });
  }

  private async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.socket, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    redis.on('error', () => undefined);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }
}
