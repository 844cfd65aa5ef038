import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logTail } from './log-tail.js';

describe('last lines of a log', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'portier-log-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are the last ones, readable, whatever was written', async () => {
    const file = join(folder, 'x.log');
    const structured = {
      level: 'error',
      time: 't',
      pid: 1,
      program: 'x',
      msg: 'no answer',
      taskId: 'a',
      err: { message: 'why' },
    };
    await writeFile(file, `${'early\n'.repeat(20_000)}plain\n\n{"broken\n${JSON.stringify(structured)}\n`);
    expect(await logTail(file, 4)).toEqual(['early', 'plain', '{"broken', 'error: no answer (why taskId=a)']);
  });

  it('are none when there is no log', async () => {
    expect(await logTail(join(folder, 'none.log'))).toEqual([]);
  });
});
