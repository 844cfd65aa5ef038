import { Redis } from 'ioredis';
import { testServices } from './services.js';

export interface TestRedis {
  /** `redis://...` of a numbered database of one's own, empty. */
  url: string;
  /** Empties it. */
  drop(): Promise<void>;
}

/** Numbered databases the keeper configures; 0 counts them. */
const databases = 1_000;

/** A Redis database for one spec file. Call `drop` in `afterAll`. */
export async function createTestRedis(): Promise<TestRedis> {
  const { redisPort } = await testServices();
  const count = await withClient(redisPort, 0, (client) => client.incr('databases-given'));
  const number = 1 + (count % (databases - 1));
  await withClient(redisPort, number, (client) => client.flushdb());
  return {
    url: `redis://127.0.0.1:${redisPort}/${number}`,
    drop: async () => {
      await withClient(redisPort, number, (client) => client.flushdb());
    },
  };
}

async function withClient<Result>(port: number, db: number, work: (client: Redis) => Promise<Result>): Promise<Result> {
  const client = new Redis({ host: '127.0.0.1', port, db });
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}
