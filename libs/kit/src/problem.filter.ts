import { PortierError, toProblem } from '@app/contract';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from './logger.js';

/**
 * The one place where an error becomes an HTTP answer: RFC 9457 problem documents. An error that is not ours is logged
 * with its stack and answered without it.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** @param translate what an error of a library means in this program; anything else it returns as it is */
  constructor(
    private readonly logger: Logger,
    private readonly translate: (thrown: unknown) => unknown = (thrown) => thrown,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const error = toPortierError(this.translate(thrown));
    if (error.code === 'internal') {
      this.logger.error({ err: thrown, method: request.method, route: request.routeOptions.url }, 'request failed');
    }
    const problem = toProblem(error);
    if (problem.retryable) void reply.header('Retry-After', '2');
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }
}

export function toPortierError(thrown: unknown): PortierError {
  if (thrown instanceof PortierError) return thrown;
  if (thrown instanceof HttpException) return new PortierError(codeOfStatus(thrown.getStatus()), thrown.message);
  // Fastify's own refusals (unreadable JSON, body too large) carry a status code.
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new PortierError(codeOfStatus(status), (thrown as Error).message);
  }
  return new PortierError('internal', 'Something failed inside Portier; its log says what.', { cause: thrown });
}

function codeOfStatus(status: number): PortierError['code'] {
  switch (status) {
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
      return 'not_found';
    case 405:
      return 'method_not_allowed';
    case 409:
      return 'conflict';
    case 412:
      return 'stale';
    case 413:
      return 'too_large';
    case 415:
      return 'unsupported_type';
    case 416:
      return 'bad_range';
    case 422:
      return 'invalid';
    case 429:
      return 'too_many';
    case 503:
      return 'unavailable';
    default:
      return status >= 400 && status < 500 ? 'malformed' : 'internal';
  }
}
