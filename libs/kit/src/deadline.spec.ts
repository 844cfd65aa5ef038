import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { deadline } from './deadline.js';

describe('a deadline', () => {
  it('aborts with the outer signal, also one that was aborted before', () => {
    const outer = new AbortController();
    const signal = deadline(60_000, outer.signal);
    expect(signal.aborted).toBe(false);
    outer.abort(new Error('stop'));
    expect(signal.reason).toEqual(new Error('stop'));
    expect(deadline(60_000, outer.signal).aborted).toBe(true);
  });

  it('aborts in time after garbage was collected, which AbortSignal.any does not in Node 20', async () => {
    const program = `
      import { setMaxListeners } from 'node:events';
      ${deadline.toString()}
      const signal = deadline(300, new AbortController().signal);
      const aborted = new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason.name)));
      for (let i = 0; i < 5; i += 1) { gc(); await new Promise((resolve) => setTimeout(resolve, 20)); }
      console.log(await Promise.race([aborted, new Promise((resolve) => setTimeout(() => resolve('never'), 20_000))]));
      process.exit();
    `;
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--expose-gc', '--input-type=module', '-e', program],
    ]);
    expect(stdout.trim()).toBe('TimeoutError');
  });
});
