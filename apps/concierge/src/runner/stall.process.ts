import { readdir, readFile, readlink } from 'node:fs/promises';

/** What a program that makes no progress waits for. `hung`: for nothing, it is stopped or stuck in the kernel. */
export type Stall = 'hung' | 'target' | 'input';

/**
 * Looks at a stalled ffmpeg through /proc: the text it writes does not say which of its ends stands still. Bytes that stay in the send
 * queue of one of its sockets are refused by the other side.
 */
export async function whyStalled(pid: number): Promise<Stall> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  if (/^ [TD]/.test(stat.slice(stat.lastIndexOf(')') + 1))) return 'hung';
  const [own, tables] = await Promise.all([
    socketsOf(pid),
    Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => ''))),
  ]);
  const isStuck = tables.some((table) =>
    table
      .split('\n')
      .slice(1)
      .some((line) => hasUnsent(line, own)),
  );
  return isStuck ? 'target' : 'input';
}

async function socketsOf(pid: number): Promise<Set<string>> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder).catch(() => []);
  const links = await Promise.all(names.map((name) => readlink(`${folder}/${name}`).catch(() => '')));
  return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

/** Columns of proc(5): `sl local remote st tx_queue:rx_queue tr:tm retrnsmt uid timeout inode`, queues in hexadecimal. */
function hasUnsent(line: string, inodes: ReadonlySet<string>): boolean {
  const columns = line.trim().split(/\s+/);
  return inodes.has(columns[9] ?? '') && Number.parseInt(columns[4] ?? '0', 16) > 0;
}
