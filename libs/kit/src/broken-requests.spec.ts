import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { createAdapter } from './service.js';
import { waitFor } from './testing/wait-for.js';

let fastify: FastifyInstance;
beforeAll(async () => {
  fastify = createAdapter({ requestTimeoutMs: 400 }).getInstance() as unknown as FastifyInstance;
  fastify.get('/slow', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return { slow: true };
  });
  fastify.post('/', () => ({ ok: true }));
  await fastify.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => fastify.close());

/** What came back until the connection ended. */
function talk(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = fastify.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
    socket.once('close', () => resolve(answer)).once('error', reject);
  });
}

describe('a client that is slow', () => {
  it.each([
    ['in its head', 'POST / HTTP/1.1\r\nHost: x\r\nContent-'],
    ['in its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a"'],
  ])('%s is let go with a problem document', async (_name, text) => {
    const began = performance.now();
    const answer = await talk(text);
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    // After the time it was given, not after the 60 s that Node gives by itself.
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(answer).toContain('application/problem+json');
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'timed_out', status: 408 });
  });

  it('to be answered is waited for', async () => {
    // Again where this process itself was too slow with its request.
    await waitFor('the slow answer', async () =>
      (await talk('GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).includes('{"slow":true}'),
    );
  });
});
