import type { HlsIndex } from '@app/contract';
import { createLogger } from '@app/kit';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conciergeConfig } from '../config.js';
import { FsStore } from '../runner/fs.store.js';
import { BroadcastsService } from './broadcasts.service.js';

let root: string;
let store: FsStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadcasts-'));
  store = new FsStore(root);
});
afterEach(async () => rm(root, { recursive: true }));

const [older, newest] = ['20260101T000000000Z', '20260102T000000000Z'];

async function save(stream: string, updatedAt: string): Promise<void> {
  const index: HlsIndex = {
    ...{ version: 1, stream, broadcastId: newest, replica: 0, taskId: randomUUID(), leaseToken: 1, takeover: 1 },
    ...{
      updatedAt,
      endedAt: null,
      segmentSeconds: 2,
      targetDurationSeconds: 2,
      sections: [],
      renditions: [],
      poster: null,
    },
  };
  await store.put(`${stream}/index-0.json`, Buffer.from(JSON.stringify(index)));
}

async function storeBroadcasts(stream: string): Promise<void> {
  for (const broadcast of [older, newest]) {
    for (const file of ['v120/1.m4s', 'v120/2.m4s', 'v120/init-1.mp4', 'poster.jpg']) {
      await store.put(`${stream}/${broadcast}/${file}`, Buffer.from('x'));
    }
  }
}

it('deletes the segments of a broadcast that nobody makes any more, and only those', async () => {
  const config = conciergeConfig.parse({
    CONCIERGE_TOKEN: 't',
    CONCIERGE_STORE: `fs:${root}`,
    CONCIERGE_ENDED_KEEP_MS: '5000',
  });
  const broadcasts = new BroadcastsService(config, createLogger('test', 'silent'));
  for (const stream of ['over', 'live']) {
    await storeBroadcasts(stream);
    // By a clock that is far behind.
    await save(stream, '2020-01-01T00:00:00.000Z');
  }
  await broadcasts.clean(0);
  await save('live', '2020-01-01T00:00:02.000Z');
  await broadcasts.clean(4_999);
  expect(await store.list('over')).toHaveLength(9);
  await broadcasts.clean(5_000);
  expect((await store.list('over')).sort()).toEqual([
    `over/${newest}/poster.jpg`,
    `over/${newest}/v120/init-1.mp4`,
    'over/index-0.json',
  ]);
  expect(await store.list('live')).toHaveLength(9);
  await store.put(`over/${newest}/v120/9.m4s`, Buffer.from('the broadcast goes on'));
  await broadcasts.clean(20_000);
  expect(await store.get(`over/${newest}/v120/9.m4s`)).toBeDefined();
});

it('does not mind a store that is not there yet', async () => {
  const config = conciergeConfig.parse({ CONCIERGE_TOKEN: 't', CONCIERGE_STORE: `fs:${join(root, 'none')}` });
  await new BroadcastsService(config, createLogger('test', 'silent')).clean(0);
});
