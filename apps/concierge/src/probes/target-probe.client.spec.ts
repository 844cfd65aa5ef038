import { freePort } from '@app/kit/testing';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { knock } from './target-probe.client.js';

/** Real sockets on this machine; the private rule is what forbids them in production. */
describe('a knock at a target', () => {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  const signal = new AbortController().signal;
  const at = (port: number, scheme: 'rtmp' | 'rtmps' | 'srt' = 'rtmp', host = '127.0.0.1') =>
    ({ kind: 'target', id: '00000000-0000-4000-8000-000000000000', scheme, host, port }) as const;

  async function serve(behave: (socket: Socket) => void): Promise<number> {
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      behave(socket);
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers) server.close();
  });

  const greets = (socket: Socket) => socket.once('data', () => socket.write(Buffer.from([3, 0, 0, 0])));

  it('is answered by an RTMP server', async () => {
    const result = await knock(at(await serve(greets)), { allowPrivate: true, signal });
    expect(result).toMatchObject({ kind: 'target', target: { answer: 'spoke', address: '127.0.0.1' } });
  });

  it('shows who listens and stays silent', async () => {
    const result = await knock(at(await serve(() => undefined)), { allowPrivate: true, signal });
    expect(result).toMatchObject({ kind: 'target', target: { answer: 'connected' } });
  });

  const failures: Record<string, { behave?: (socket: Socket) => void; scheme?: 'rtmps'; code: string }> = {
    'nobody listens': { code: 'target_refused' },
    'it is a web server': {
      behave: (socket) => socket.once('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
      code: 'target_other_protocol',
    },
    'it hangs up': { behave: (socket) => socket.end(), code: 'target_closed' },
    'it knows no TLS': { behave: greets, scheme: 'rtmps', code: 'target_not_tls' },
  };
  for (const [name, { behave, scheme, code }] of Object.entries(failures)) {
    it(`says so when ${name}`, async () => {
      const port = behave === undefined ? await freePort() : await serve(behave);
      const result = await knock(at(port, scheme), { allowPrivate: true, signal });
      expect(result).toMatchObject({ kind: 'failed', error: { code, fault: 'destination' } });
    });
  }

  it('does not reach into our own network unless that is allowed', async () => {
    const port = await serve(greets);
    for (const host of ['127.0.0.1', 'localhost']) {
      const result = await knock(at(port, 'rtmp', host), { allowPrivate: false, signal });
      expect(result).toMatchObject({ kind: 'failed', error: { code: 'target_forbidden', fault: 'operator' } });
    }
    expect(sockets.size).toBeGreaterThan(0);
  });

  it('says that there is no such host', async () => {
    const result = await knock(at(1935, 'rtmp', 'no-such-host.invalid'), { allowPrivate: true, signal });
    expect(result).toMatchObject({ kind: 'failed', error: { code: 'target_unknown' } });
  });

  it('is answered by an SRT listener, and refused where none is', async () => {
    const listener: UdpSocket = createSocket('udp4');
    listener.on('message', (message, { port, address }) => {
      const isInduction = message.length === 64 && message.readUInt32BE(36) === 1;
      if (isInduction) listener.send(message, port, address);
    });
    listener.bind(0, '127.0.0.1');
    await once(listener, 'listening');
    const found = await knock(at(listener.address().port, 'srt'), { allowPrivate: true, signal });
    expect(found).toMatchObject({ kind: 'target', target: { answer: 'spoke' } });
    listener.close();
    const refused = await knock(at(await freePort(), 'srt'), { allowPrivate: true, signal });
    expect(refused).toMatchObject({ kind: 'failed', error: { code: 'target_refused' } });
  });
});
