import { PortierError } from '@app/contract';

/** Of the operating system and the resolver: no connection, or one that broke. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/**
 * SQLSTATE (PostgreSQL 18, appendix A): class 08 connection exception, class 53 insufficient resources (disk, memory, connections), class
 * 57 operator intervention (shutdown, crash, starting up, statement timeout), 58030 a disk that fails, 25006 read-only while a standby
 * takes over, 55P03 lock not available.
 */
const sqlStates = /^(08...|53...|57P0[1-5]|57014|58030|25006|25P03|55P03)$/;

/**
 * What pg and its pool say without a code. TypeORM lets go of a connection that broke between two statements of a transaction, and
 * then calls it released.
 */
const sentences =
  /^(timeout exceeded when trying to connect|timeout expired|Connection terminated|Client (has encountered a connection error|was closed)|Query read timeout|Query runner already released|Database connection provided by a query runner was already released|Cannot use a pool after calling end)/;

/** True when the database is away or overloaded, and the same statement may work later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, message, errors } = (error ?? {}) as { code?: unknown; message?: unknown; errors?: unknown[] };
  if (Array.isArray(errors) && errors.length > 0) return errors.some(isDatabaseUnavailable);
  if (typeof code === 'string') return networkCodes.has(code) || sqlStates.test(code);
  return typeof message === 'string' && sentences.test(message);
}

/** The error to throw for an error of pg: `unavailable` (503, retry) when the database is away, else the error itself. */
export function databaseError(error: unknown): unknown {
  if (error instanceof PortierError || !isDatabaseUnavailable(error)) return error;
  return new PortierError('unavailable', 'PostgreSQL does not answer; running streams go on. Try again in a moment.', {
    cause: error,
  });
}
