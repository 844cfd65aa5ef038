import { PortierError } from '@app/contract';

/**
 * What two requests at the same moment end with, for the one that lost (PostgreSQL 18, appendix A): each had looked first, and the
 * database decided. Anything else stays what it is.
 */
export function raceError(error: unknown): unknown {
  const { code } = (error ?? {}) as { code?: unknown };
  switch (code) {
    case '23505':
      return new PortierError('conflict', 'Another took this name at the same moment; look again, or choose another.', {
        cause: error,
      });
    case '23503':
      return new PortierError('conflict', 'What this belongs to was deleted at the same moment; look again.', {
        cause: error,
      });
    case '40001':
    case '40P01':
      return new PortierError('unavailable', 'Another changed the same at the same moment; try again.', {
        cause: error,
      });
    default:
      return error;
  }
}
