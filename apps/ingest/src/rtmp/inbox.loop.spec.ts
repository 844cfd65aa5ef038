import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Inbox } from './inbox.loop.js';

/** As a machine that gives this process no time. */
function standStill(durationMs: number): void {
  const until = performance.now() + durationMs;
  while (performance.now() < until);
}

describe('an inbox', () => {
  it('takes what came while this process stood still, and not the deadline that passed meanwhile', async () => {
    const inbox = new Inbox<string>();
    const server = createServer((socket: Socket) => socket.on('data', (bytes) => inbox.push(bytes.toString())));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const peer = connect((server.address() as AddressInfo).port, '127.0.0.1');
    peer.write('a greeting');
    expect(await inbox.next()).toBe('a greeting');
    const next = inbox.next(50, 'silent');
    peer.write('in time');
    standStill(200);
    expect(await next).toBe('in time');
    await expect(inbox.next(50, 'silent')).rejects.toMatchObject({ reason: 'silent' });
    peer.destroy();
    server.close();
    await once(server, 'close');
  });

  it('gives what came before the end, then the reason of the end', async () => {
    const inbox = new Inbox<string>();
    inbox.push('one');
    inbox.close('disconnected');
    expect(await inbox.next()).toBe('one');
    await expect(inbox.next(10)).rejects.toMatchObject({ reason: 'disconnected' });
  });
});
