import { randomInt } from 'node:crypto';
import { createServer, type ListenOptions, type Server } from 'node:net';

/** Below the range of outgoing connections (ip_local_port_range), one of which could get in before the program listens. */
const [lowest, highest] = [10_000, 31_999];

/** A TCP port on loopback for a program that is about to start. No other test is given it while this process lives. */
export function freePort(): Promise<number> {
  return freePorts(1);
}

/** The first of so many of them in a row. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = randomInt(lowest, highest + 2 - count);
    const reservations: Server[] = [];
    for (let port = first; port < first + count; port += 1) {
      const reservation = await reserved(port);
      if (reservation === undefined) break;
      reservations.push(reservation);
    }
    if (reservations.length === count) return first;
    await Promise.all(reservations.map(closed));
  }
}

/** Undefined when somebody has the port, or was given it. */
async function reserved(port: number): Promise<Server | undefined> {
  // An abstract unix socket stands for the port: one process has it, and the kernel takes it back at the end of that.
  const reservation = await listening({ path: `\0portier-test-port-${port}` });
  if (reservation === undefined) return undefined;
  const probe = await listening({ port, host: '127.0.0.1', exclusive: true });
  if (probe === undefined) {
    await closed(reservation);
    return undefined;
  }
  await closed(probe);
  return reservation.unref();
}

/** Undefined when somebody has the address. */
function listening(address: ListenOptions): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => {
      server.removeAllListeners('error');
      resolve(server);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
