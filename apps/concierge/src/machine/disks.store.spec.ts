import { statfsSync } from 'node:fs';
import { measureDisks } from './disks.store.js';

const { dirname } = import.meta;

it('tells a disk that holds two folders once', async () => {
  const folders = [
    { use: 'work' as const, folder: dirname },
    { use: 'store' as const, folder: `${dirname}/../runner` },
  ];
  const disks = await measureDisks(folders);
  expect(disks).toMatchObject([{ holds: ['work', 'store'] }]);
  expect(disks[0]!.bytesFree).toBeLessThanOrEqual(disks[0]!.bytesTotal);
  const { blocks, bsize } = statfsSync(dirname);
  expect(disks[0]!.bytesTotal).toBeLessThanOrEqual(blocks * bsize);
});

it('measures where a folder will be made', async () => {
  const [there] = await measureDisks([{ use: 'work', folder: dirname }]);
  const [later] = await measureDisks([{ use: 'work', folder: `${dirname}/not/there/yet` }]);
  expect(later?.bytesTotal).toBeGreaterThan(0);
  expect(later?.holds).toEqual(there?.holds);
});

it('says nothing of a file system without a size', async () => {
  expect(await measureDisks([{ use: 'work', folder: '/proc' }])).toEqual([]);
});
