import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemUser } from './program.js';

export interface CommandResult {
  /** Exit status; 128 + signal number when a signal ended it; 127 when it could not be started. */
  status: number;
  /** Standard output and error, together. */
  output: string;
}

interface CommandOptions {
  environment: Record<string, string>;
  directory?: string;
  user?: SystemUser;
  /** Written to standard input. */
  input?: string;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** Runs a program to its end. Never throws for what the program does; an aborted one is killed. */
export function runCommand(argv: readonly [string, ...string[]], options: CommandOptions): Promise<CommandResult> {
  const { environment, directory = '/', user, input = '', timeoutMs = 60_000, signal } = options;
  const [file, ...rest] = argv;
  return new Promise((resolve) => {
    const child = spawn(file, rest, {
      cwd: directory,
      env: environment,
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      ...(signal ? { signal } : {}),
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      stdio: 'pipe',
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A program that ends without reading its input is no failure by itself.
    child.stdin.on('error', () => undefined);
    child.once('error', (error) => resolve({ status: 127, output: error.message }));
    child.once('close', (code, name) => {
      const output = Buffer.concat(chunks).toString('utf8');
      resolve({ status: code ?? (name === 'SIGKILL' ? 137 : 143), output });
    });
    child.stdin.end(input);
  });
}

/** Absolute path of a program on the PATH, or undefined. */
export async function locate(name: string, path: string): Promise<string | undefined> {
  for (const folder of path.split(':').filter((entry) => entry !== '')) {
    const candidate = join(folder, name);
    const isThere = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return candidate;
  }
  return undefined;
}
