import { spawn } from 'node:child_process';

export const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '');

/** A person has to do something: shown as it is, without a stack. */
export class Stop extends Error {}

/** Steps under way: title -> when it began. Several may run side by side. */
const underWay = new Map();
const isTerminal = process.stdout.isTTY === true;
let clock;

/**
 * One line of progress around a piece of work: a running clock on a terminal, the result when it is done.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 */
export async function step(title, work) {
  underWay.set(title, performance.now());
  if (isTerminal) clock ??= setInterval(drawClock, 250);
  else process.stdout.write(`  ${title} ...\n`);
  const done = (sign) => {
    const seconds = secondsSince(underWay.get(title));
    underWay.delete(title);
    if (underWay.size === 0) clock = clearInterval(clock);
    process.stdout.write(`${isTerminal ? '\r\x1b[K' : ''}  ${sign} ${title} ${seconds}\n`);
  };
  try {
    const result = await work();
    done('✔');
    return result;
  } catch (error) {
    done('✘');
    throw error;
  }
}

function drawClock() {
  const steps = [...underWay].map(([title, began]) => `${title} ${secondsSince(began)}`).join(', ');
  // One line, or the next one could not replace it.
  process.stdout.write(`\r\x1b[K${`  … ${steps}`.slice(0, (process.stdout.columns ?? 80) - 1)}`);
}

const secondsSince = (began) => `${((performance.now() - began) / 1000).toFixed(1)} s`;

/**
 * Calls each piece of work, at most so many at a time, in this order.
 * @param {(() => Promise<unknown>)[]} works
 * @param {number} atOnce
 */
export async function sideBySide(works, atOnce) {
  const rest = [...works];
  const worker = async () => {
    for (let work = rest.shift(); work !== undefined; work = rest.shift()) await work();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/**
 * Runs a program to its end.
 * @param {string} file
 * @param {string[]} args
 * @param {{ show?: boolean | 'stderr', env?: Record<string, string | undefined>, cwd?: string }} [options] show: pass its output on, all or only standard error
 * @returns {Promise<{ status: number, output: string }>} 127 when it cannot be started
 */
export function run(file, args, { show = false, env = process.env, cwd = root } = {}) {
  return new Promise((done) => {
    const out = show === true ? 'inherit' : 'pipe';
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', out, show ? 'inherit' : 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-200_000)));
    }
    child.once('error', (error) => done({ status: 127, output: error.message }));
    child.once('close', (code) => done({ status: code ?? 128, output }));
  });
}

/** As `run`; a failing program stops us with its last lines. */
export async function mustRun(file, args, options) {
  const result = await run(file, args, options);
  if (result.status === 0) return result;
  const lastLines = result.output.trim().split('\n').slice(-25).join('\n');
  throw new Stop(`${[file, ...args].join(' ')} failed (${result.status}):\n${lastLines}`);
}
