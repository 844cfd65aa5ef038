import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** What to send: one request body after the other, for `seconds`, by `concurrency` senders. Argument: path of this as JSON. */
export interface LoadPlan {
  port: number;
  path: string;
  /** `new`: a connection a request, as SRS does. `kept`: one connection a sender. */
  connections: 'new' | 'kept';
  seconds: number;
  concurrency: number;
  bodies: string[];
}

/** Printed as one line of JSON. Latencies in milliseconds, from connect (`new`) or write (`kept`) to the last byte. */
export interface LoadResult {
  requests: number;
  refused: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as LoadPlan;
const requests = plan.bodies.map(asSrsSendsIt);
const latencies: number[] = [];
let refused = 0;
let next = 0;

const startedAt = performance.now();
const endAt = startedAt + plan.seconds * 1_000;
await Promise.all(Array.from({ length: plan.concurrency }, plan.connections === 'new' ? sendAlone : sendKept));
process.stdout.write(`${JSON.stringify(result((performance.now() - startedAt) / 1_000))}\n`);

async function sendAlone(): Promise<void> {
  while (performance.now() < endAt) {
    const sentAt = performance.now();
    const socket = connect({ port: plan.port, host: '127.0.0.1', noDelay: true });
    note(await exchange(socket), sentAt);
    socket.destroy();
  }
}

async function sendKept(): Promise<void> {
  const socket = connect({ port: plan.port, host: '127.0.0.1', noDelay: true });
  while (performance.now() < endAt) {
    const sentAt = performance.now();
    note(await exchange(socket), sentAt);
  }
  socket.destroy();
}

/** Sends the next request and gives the whole response, head and body. */
function exchange(socket: Socket): Promise<string> {
  socket.write(requests[next++ % requests.length] ?? '');
  return new Promise((resolve, reject) => {
    let received = '';
    const onChunk = (chunk: Buffer) => {
      received += chunk.toString('latin1');
      const head = received.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(received)?.[1] ?? 0);
      if (received.length < head + 4 + length) return;
      socket.off('data', onChunk);
      socket.off('error', reject);
      resolve(received);
    };
    socket.on('data', onChunk);
    socket.on('error', reject);
  });
}

function note(response: string, sentAt: number): void {
  latencies.push(performance.now() - sentAt);
  if (!response.startsWith('HTTP/1.1 200')) refused++;
}

function asSrsSendsIt(body: string): string {
  const head = [
    `POST ${plan.path} HTTP/1.1`,
    'Connection: Keep-Alive',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Type: application/json',
    `Host: 127.0.0.1:${plan.port}`,
    'User-Agent: SRS/7.0.18(Hang)',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

function result(seconds: number): LoadResult {
  const sorted = latencies.sort((a, b) => a - b);
  const percentile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return {
    requests: sorted.length,
    refused,
    perSecond: sorted.length / seconds,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
  };
}
