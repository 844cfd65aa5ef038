import { createServer, type Server } from 'node:net';
import { shortHash } from './layout.js';
import { StartFailure } from './start-failure.js';

/**
 * One cluster a data folder: a listening socket in Linux' abstract namespace (unix(7)), which vanishes with its process,
 * however that ends.
 * @throws StartFailure when another holds it
 */
export function lockDataFolder(home: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(
        new StartFailure(`Portier is already running with the data folder ${home}`, {
          advice: 'Stop it with Ctrl-C where it was started, or use another folder: --data <folder>.',
        }),
      );
    });
    server.listen(`\0portier-cluster-${shortHash(home)}`, () => resolve(server.unref()));
  });
}
