import { liveEvent } from '@app/contract';
import pg from 'pg';

/** Hears of every task portier makes, at the commit, from PostgreSQL itself. */
export class TaskEvents {
  private readonly client: pg.Client;
  private readonly waiting = new Map<string, () => void>();

  constructor(databaseUrl: string) {
    this.client = new pg.Client({ connectionString: databaseUrl });
  }

  async open(): Promise<void> {
    await this.client.connect();
    this.client.on('notification', ({ payload }) => {
      const event = liveEvent.safeParse(JSON.parse(payload ?? 'null'));
      if (!event.success || event.data.topic !== 'task' || event.data.action !== 'created') return;
      this.waiting.get(event.data.streamId ?? '')?.();
    });
    await this.client.query('listen portier_events');
  }

  /** Resolves when the stream gets a task. @throws Error after 30 s */
  created(streamId: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('a publish made no task within 30 s')), 30_000);
      this.waiting.set(streamId, () => {
        clearTimeout(timer);
        this.waiting.delete(streamId);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
