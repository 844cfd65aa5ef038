import { secretNamesIn } from './secret-names.js';

describe('names of secrets in a file', () => {
  it.each<[string, string, string[]]>([
    ['none', 'kind: portier/v1\nstreams: []', []],
    ['in YAML', 'keys: [{ secretFrom: KEY }]\nfields:\n  streamKey:\n    secretFrom: "PLATFORM"', ['KEY', 'PLATFORM']],
    ['in JSON', '{"secretFrom": "KEY"}', ['KEY']],
    ['twice', 'secretFrom: KEY\nsecretFrom: KEY', ['KEY']],
  ])('%s', (_, file, expected) => expect(secretNamesIn(file)).toEqual(expected));
});
