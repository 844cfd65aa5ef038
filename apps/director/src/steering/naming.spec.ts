import { named } from './naming.js';

const edges = [
  { id: 'north.1', base: 'https://north.example/hls/show/' },
  { id: 'south.4', base: 'https://south.example/hls/show/' },
];
const now = 30_000 * 57;

describe('the pathways a player is told', () => {
  const cases: Record<string, [at: string | null, told: string | null, ids: string[], at?: number]> = {
    'are the edges themselves at first': [null, null, ['north.1', 'south.4']],
    'are the same while it follows': ['north.1', 'north.1', ['north.1', 'south.4']],
    'are the same when it comes from an edge that was best before': ['south.4', 'south.4', ['north.1', 'south.4']],
    'have a new name for the one it would not go to': ['origin', 'north.1', ['north.1-r57', 'south.4']],
    'keep that name once it went there': ['north.1-r57', 'north.1-r57', ['north.1-r57', 'south.4'], now + 90_000],
    'keep that name as long as it fails there': ['south.4', 'north.1-r57', ['north.1-r57', 'south.4'], now + 29_999],
    'have another name after a while': ['south.4', 'north.1-r57', ['north.1-r58', 'south.4'], now + 30_000],
    'have no new name for the one it need not go to': ['origin', 'south.4', ['north.1', 'south.4']],
    'are plain for a new incarnation': ['north.0-r57', 'north.0-r57', ['north.1', 'south.4']],
    'are plain for what only looks alike': ['origin', 'north.12', ['north.1', 'south.4']],
  };
  it.each(Object.entries(cases))('%s', (_name, [at, told, ids, when = now]) => {
    const pathways = named(edges, { at, told }, when);
    expect(pathways.map(({ id }) => id)).toEqual(ids);
    expect(pathways.map(({ base }) => base)).toEqual(edges.map(({ base }) => base));
  });
});
