import { PortierError, toProblem, type Problem } from '@app/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** What the router refuses before any route: an address that cannot be decoded, or a part of it without end. */
export function refuseAddress(error: { code: string }, _request: FastifyRequest, reply: FastifyReply): void {
  const isTooLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  const detail = isTooLong ? 'A part of the address is too long.' : 'The address cannot be decoded.';
  const problem = toProblem(new PortierError('malformed', detail));
  void reply.status(problem.status).type('application/problem+json').send(problem);
}

/** What is no HTTP, or does not arrive: answered on the bare connection, and closed. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(rawAnswer(problemOf(error.code)));
  socket.destroy();
}

function problemOf(code: string | undefined): Problem {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return toProblem(new PortierError('timed_out', 'The request did not arrive in time.'));
    case 'HPE_HEADER_OVERFLOW':
      return toProblem(new PortierError('too_large', 'The headers are too large.'));
    default:
      return toProblem(new PortierError('malformed', 'This is no HTTP request.'));
  }
}

function rawAnswer(problem: Problem): string {
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
