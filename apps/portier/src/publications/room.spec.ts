import { begins, whereThereIsRoom } from './room.js';
import type { PublicationChange } from './look.js';

const media = { video: null, audio: null, bitrate: null } as never;
const live: PublicationChange = { kind: 'live', id: 'p1', streamId: 's1', media, received: 1 };
const adopted: PublicationChange = {
  ...{ kind: 'adopted', streamId: 's2', keyId: null, isVouched: false },
  publisher: { clientId: 'c2', application: 'live' } as never,
};
const ended: PublicationChange = {
  ...{ kind: 'ended', id: 'p3', streamId: 's1', clientId: 'c3', reason: 'unpublished', kick: false },
};
const beginning = [live, adopted].filter(begins);
const open = [{ id: 'p1', clientId: 'c1' }];

describe('publications that begin', () => {
  it('are told from those that go on or end', () => {
    expect([live, adopted, ended].filter(begins)).toEqual([live, adopted]);
  });

  it('become live where there is room', () => {
    expect(whereThereIsRoom(beginning, open, new Set())).toEqual([live, adopted]);
  });

  it('end before they are live, and are told to go, where there is none', () => {
    expect(whereThereIsRoom(beginning, open, new Set(['s1', 's2']))).toEqual([
      { kind: 'ended', id: 'p1', streamId: 's1', clientId: 'c1', reason: 'quota_exceeded', kick: true },
      { kind: 'turned_away', clientId: 'c2', application: 'live', streamId: 's2', reason: 'quota_exceeded' },
    ]);
  });
});
