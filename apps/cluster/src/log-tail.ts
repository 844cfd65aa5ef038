import { open } from 'node:fs/promises';

const mostBytes = 64 * 1024;

/** Last lines of a program's log as a person reads them; structured lines become `level: phrase (details)`. */
export async function logTail(path: string, lines = 15): Promise<string[]> {
  const text = await lastBytes(path).catch(() => '');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-lines)
    .map(readable);
}

/** At most 64 KiB from the end: a log may be large. */
async function lastBytes(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, mostBytes);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
}

function readable(line: string): string {
  const entry = parsed(line);
  if (entry === undefined || typeof entry['msg'] !== 'string') return line.slice(0, 400);
  const { level, msg, err, ...fields } = entry;
  const reason = typeof err === 'object' && err !== null ? (err as Record<string, unknown>)['message'] : undefined;
  const details = Object.entries(fields)
    .filter(([name, value]) => !['time', 'pid', 'program', 'hostname'].includes(name) && typeof value !== 'object')
    .map(([name, value]) => `${name}=${String(value)}`);
  const tail = [...(reason === undefined ? [] : [String(reason)]), ...details].join(' ');
  return `${String(level)}: ${msg}${tail === '' ? '' : ` (${tail})`}`.slice(0, 400);
}

function parsed(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
