import { randomInt } from 'node:crypto';
import { createServer, type ListenOptions, type Server } from 'node:net';

/** Below the range of outgoing connections (ip_local_port_range), one of which could get in before the program listens. */
const [lowest, highest] = [10_000, 31_999];

/** A TCP port on loopback for a program that is about to start. No other test is given it while this process lives. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest + 1);
    // An abstract unix socket stands for the port: one process has it, and the kernel takes it back at the end of that.
    const reservation = await listening({ path: `\0portier-test-port-${port}` });
    if (reservation === undefined) continue;
    const probe = await listening({ port, host: '127.0.0.1', exclusive: true });
    if (probe !== undefined) {
      reservation.unref();
      await closed(probe);
      return port;
    }
    await closed(reservation);
  }
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
