import { PortierError } from '@app/contract';
import { databaseError, isDatabaseUnavailable } from './unavailable.js';

const away: Record<string, unknown> = {
  'nothing listens': { code: 'ECONNREFUSED' },
  'nothing listens on any address': { code: 'ECONNREFUSED', errors: [{ code: 'ECONNREFUSED' }] },
  'the connection broke': { code: 'ECONNRESET' },
  'the server was killed': { message: 'Connection terminated unexpectedly' },
  'the server shuts down': { code: '57P01' },
  'the server crashed': { code: '57P02' },
  'the server starts': { code: '57P03' },
  'all connections are taken': { code: '53300' },
  'the statement took too long': { code: '57014' },
  'the pool had no connection in time': { message: 'timeout exceeded when trying to connect' },
  'the connection broke within a transaction': {
    message:
      'Database connection provided by a query runner was already released, cannot continue to use its querying methods anymore.',
  },
  'its disk is full': { code: '53100' },
  'it has no memory for a sort': { code: '53200' },
  'its disk fails': { code: '58030' },
  'the pool is closed, as portier ends': { message: 'Cannot use a pool after calling end on the pool' },
  'a standby takes over': { code: '25006' },
};

const ours: Record<string, unknown> = {
  'a duplicate': { code: '23505' },
  'a wrong statement': { code: '42601' },
  'a deadlock': { code: '40P01' },
  'a bug': new TypeError('x is not a function'),
  nothing: undefined,
};

describe('errors of the database', () => {
  it.each(Object.entries(away))('%s: the database is away', (_, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(databaseError(error)).toMatchObject({ code: 'unavailable', retryable: true, cause: error });
  });

  it.each(Object.entries(ours))('%s: stays what it is', (_, error) => expect(databaseError(error)).toBe(error));

  it('leaves our own errors alone', () => {
    const error = new PortierError('unavailable', 'Redis');
    expect(databaseError(error)).toBe(error);
  });
});
