import type { IncomingMessage } from 'node:http';

/**
 * Reads a body as text; bytes that are no UTF-8 become U+FFFD. `done` gets undefined when it is larger than `limitBytes`, and is
 * not called at all when the sender goes away.
 */
export function readBody(request: IncomingMessage, limitBytes: number, done: (body: string | undefined) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return done(undefined);
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= limitBytes) chunks.push(chunk);
    else if (length - chunk.length <= limitBytes) done(undefined);
  });
  request.on('end', () => {
    if (length > limitBytes) return;
    const [only] = chunks;
    done(chunks.length === 1 && only !== undefined ? only.toString('utf8') : Buffer.concat(chunks).toString('utf8'));
  });
}
