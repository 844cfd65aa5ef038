import { raceError } from './races.js';

describe('who loses a race', () => {
  const cases: Record<string, [sqlState: string, code: string, retryable: boolean]> = {
    'for a name': ['23505', 'conflict', false],
    'against a delete': ['23503', 'conflict', false],
    'of two transactions': ['40001', 'unavailable', true],
    'of two that lock each other out': ['40P01', 'unavailable', true],
  };
  it.each(Object.entries(cases))('%s is told so', (_name, [sqlState, code, retryable]) => {
    const error = { code: sqlState };
    expect(raceError(error)).toMatchObject({ code, retryable, cause: error });
  });

  it('is nobody where a statement is wrong', () => {
    for (const error of [{ code: '42601' }, new TypeError('x'), null]) expect(raceError(error)).toBe(error);
  });
});
