import { changedFields, publicFields, sealedFields, secretsSet, type Sealer } from './secret-fields.js';

let sealed = 0;
/** Never the same text twice, as real sealing. */
const sealer: Sealer = {
  seal: (plain) => `${(sealed += 1)}:${plain}`,
  unseal: (text) => {
    const [, plain] = /^\d+:(.*)$/.exec(text) ?? [];
    if (plain === undefined) throw new Error('not sealed here');
    return plain;
  },
};

const secretNames = ['key', 'passphrase'];
const stored = { url: 'rtmp://a.example/x', key: { $sealed: '0:secret' }, passphrase: null };

describe('secret fields', () => {
  it('are left out of answers, and named when they have a value', () => {
    expect(publicFields(stored, secretNames)).toEqual({ url: stored.url });
    expect(secretsSet(stored)).toEqual(['key']);
  });

  it('are left out even when their type is gone', () => {
    expect(publicFields(stored, [])).toEqual({ url: stored.url, passphrase: null });
  });

  it.each([
    ['absent: kept', { url: 'rtmp://b.example/x' }, { url: 'rtmp://b.example/x', key: 'secret', passphrase: null }],
    ['null: cleared', { key: null }, { ...stored, key: null }],
    ['text: set', { passphrase: 'new' }, { ...stored, key: 'secret', passphrase: 'new' }],
  ])('follow a change (%s)', (_, change, expected) => {
    expect(changedFields(stored, change, sealer)).toEqual(expected);
  });

  it('keep their sealed form when their value did not change, or their task would restart', () => {
    const fields = { url: stored.url, key: 'secret', passphrase: 'new' };
    expect(sealedFields(fields, { secretNames, stored, sealer })).toEqual({
      ...stored,
      passphrase: { $sealed: `${sealed}:new` },
    });
  });

  it('that cannot be read any more must be set again', () => {
    const lost = { ...stored, key: { $sealed: 'sealed elsewhere' } };
    expect(() => changedFields(lost, { url: 'x' }, sealer)).toThrow(/set it again/);
    expect(changedFields(lost, { key: 'again' }, sealer)).toMatchObject({ key: 'again' });
    expect(sealedFields({ key: 'again' }, { secretNames, stored: lost, sealer })).toMatchObject({
      key: { $sealed: expect.stringContaining('again') },
    });
  });
});
