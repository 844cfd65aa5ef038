import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { exitStatus, Refusal } from './exit-status.js';
import type { Terminal } from './terminal.js';

/** The terminal of this process. Questions go to standard error: standard output may be a file. */
export const processTerminal: Terminal = {
  write: (piece) => void process.stdout.write(piece),
  warn: (piece) => void process.stderr.write(piece),
  readAll: () => text(process.stdin),
  askSecret: (question) => ask(question, { isShown: false }),
  askLine: (question) => ask(question, { isShown: true }),
  confirm: async (question) => {
    if (!process.stdin.isTTY) return false;
    return /^y(es)?$/i.test((await ask(`${question} [yes/no] `, { isShown: true })).trim());
  },
  readFile: async (path) => {
    if (path === '-') return text(process.stdin);
    return readFile(path, 'utf8').catch((error: Error) => {
      throw new Refusal(`${path} cannot be read: ${error.message}`, exitStatus.usage);
    });
  },
  hostName: hostname,
  clock: () => new Date().toISOString(),
};

async function ask(question: string, { isShown }: { isShown: boolean }): Promise<string> {
  if (!process.stdin.isTTY) throw new Refusal('nobody is there to ask: see --help for the option', exitStatus.usage);
  process.stderr.write(question);
  const silent = new Writable({ write: (_piece, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: isShown ? process.stderr : silent, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    if (!isShown) process.stderr.write('\n');
  }
}
