import { mediaEvent, unseal } from '@app/contract';
import { randomUUID } from 'node:crypto';
import { Snapshot } from '../snapshot/snapshot.js';
import { aFeed, clusterKeys } from '../testing/streams.js';
import { toMediaEvent, type AnsweredHook } from './media-event.js';

const snapshot = new Snapshot();
snapshot.apply(aFeed([]));
const context = { keys: clusterKeys, snapshot };
const key = 'Key-0123456789abcdef';

const accepted: AnsweredHook = {
  hook: {
    action: 'on_publish',
    serverId: 'vid:1/x',
    serviceId: 's1',
    clientId: 'c1',
    ip: '192.0.2.1',
    application: 'live',
    serverStream: key,
    query: `?key=${key}`,
  },
  verdict: { accepted: true, streamId: randomUUID(), streamName: 'u', keyId: randomUUID(), pull: null },
  atMs: Date.parse('2026-11-20T12:00:00Z'),
};
const number = { incarnation: 'm1', sequence: 7 };

describe('media event', () => {
  it('of an accepted publish keeps the agreement and seals the name on the server', () => {
    const event = mediaEvent.parse(toMediaEvent(accepted, number, context));
    expect(event).toMatchObject({ at: '2026-11-20T12:00:00.000Z', stream: 'u', verdict: { accepted: true } });
    expect(unseal(clusterKeys, event.sealedServerStream ?? '')).toBe(key);
    expect(JSON.stringify(event)).not.toContain(key);
  });

  it('of an accepted pull names the task and its lease', () => {
    const pull = { taskId: randomUUID(), leaseToken: 3 };
    const verdict = { accepted: true, streamId: null, streamName: 'u', keyId: null, pull } as const;
    const hook = { ...accepted.hook, action: 'on_play' } as const;
    const event = mediaEvent.parse(toMediaEvent({ ...accepted, hook, verdict }, number, context));
    expect(event).toMatchObject({ pull, sealedServerStream: null });
  });

  it('has an id that BullMQ allows and that differs for each event of one client', () => {
    const ids = [1, 2].map((sequence) => toMediaEvent(accepted, { ...number, sequence }, context).id);
    expect(ids).toEqual(['vid_1_x/s1/c1/on_publish/m1-1', 'vid_1_x/s1/c1/on_publish/m1-2']);
    expect(ids.join('')).not.toContain(':');
  });

  it('of a refused publish has no key and no name on the server', () => {
    const verdict = { accepted: false, reason: 'unknown_key', streamId: null, streamName: null, keyId: null } as const;
    const event = mediaEvent.parse(toMediaEvent({ ...accepted, verdict }, number, context));
    expect(event).toMatchObject({ keyId: null, sealedServerStream: null, stream: null });
    expect(JSON.stringify(event)).not.toContain(key);
  });
});
