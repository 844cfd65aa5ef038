import { etagOf, requireVersion } from './etag.js';

describe('If-Match', () => {
  it.each([[undefined], ['*'], ['"3"'], ['W/"3"'], ['"1", "3"']])('lets %s write version 3', (ifMatch) => {
    expect(() => requireVersion(ifMatch, 3)).not.toThrow();
  });

  it.each([['"2"'], ['3'], ['""'], ['"33"']])('stops %s from writing version 3', (ifMatch) => {
    expect(() => requireVersion(ifMatch, 3)).toThrow(/Version 3 is current/);
  });

  it('takes what ETag gives', () => expect(() => requireVersion(etagOf(7), 7)).not.toThrow());
});
