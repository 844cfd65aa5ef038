import { resolve } from 'node:path';
import { runCommand } from './command.process.js';

const start = resolve(import.meta.dirname, '../../../tools/start.mjs');
const run = (...words: string[]) =>
  runCommand([process.execPath, start, ...words], { environment: { PATH: process.env['PATH'] ?? '' } });

// A node process each; a busy machine takes its time.
describe('command line of npm start', () => {
  it('explains itself', async () => {
    const { status, output } = await run('--help');
    expect(status).toBe(0);
    for (const option of ['--demo', '--host', '--data', '--port-base']) expect(output).toContain(option);
  });

  it.each([
    [['--dmeo'], 'unknown option --dmeo'],
    [['--data'], '--data needs a value'],
    [['--data', '--demo'], '--data needs a value'],
    [['--port-base', '80'], '--port-base needs 0 or a number from 1024'],
    [['--constructor', 'x'], 'unknown option --constructor'],
  ])('refuses %j in one line', async (words, message) => {
    const { status, output } = await run(...words);
    expect(status).toBe(1);
    expect(output.trim()).toBe(`${message}${message.includes('1024') ? ' to 65000' : ''}; see npm start -- --help`);
  });
});
