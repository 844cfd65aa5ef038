import { readJsonIfPresent, writeFileAtomically } from '@app/kit';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { z } from 'zod';
import { choosePorts, portNames, wantedPorts, type PortName, type Ports } from './ports.js';

const portsFile = z.object({
  base: z.number().nullable(),
  /** A file of an older version lacks the newer ones. */
  ports: z.partialRecord(z.enum(portNames), z.number().int().min(1).max(65_535)),
});

/** Ports that are reached from outside when the cluster listens for others. */
const publicPorts = new Set<PortName>(['portier', 'director', 'rtmp', 'edge']);

interface ChosenPorts {
  ports: Ports;
  /** Those that are not where they were wanted, for a line on the screen. */
  moved: { name: PortName; from: number; to: number }[];
}

/**
 * The cluster's ports: those of the last start where they are free again, else the wanted ones or the next free.
 * Remembered in `ports.json`, so that addresses given to an encoder stay right.
 */
export async function reservePorts(
  path: string,
  { base, host }: { base?: number; host: string },
): Promise<ChosenPorts> {
  const remembered = portsFile.safeParse(await readJsonIfPresent(path).catch(() => undefined));
  const isSameBase = remembered.success && remembered.data.base === (base ?? null);
  const anew = wantedPorts(base === 0 ? randomBase() : base);
  const wanted = isSameBase ? { ...anew, ...remembered.data.ports } : anew;
  const ports = await choosePorts(wanted, (port, name) => isFree(port, publicPorts.has(name) ? host : '127.0.0.1'));
  await writeFileAtomically(path, `${JSON.stringify({ base: base ?? null, ports }, null, 2)}\n`, { mode: 0o644 });
  const moved = portNames
    .filter((name) => ports[name] !== wanted[name])
    .map((name) => ({ name, from: wanted[name], to: ports[name] }));
  return { ports, moved: base === 0 ? [] : moved };
}

/** Below the range from which the system takes ports of outgoing connections (ip_local_port_range). */
function randomBase(): number {
  return randomInt(1_000, 3_200) * portNames.length;
}

/** True when a server could listen there now. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
