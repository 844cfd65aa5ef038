import type { TaskType } from '@app/tasks';
import { z } from 'zod';
import { desiredTasks, type LivePublication, type LiveStream } from './desired.js';
import { diff, type PresentTask } from './diff.js';

const aType: TaskType = {
  name: 'copy',
  title: 'Copy',
  summary: 'Copies.',
  fields: z.unknown(),
  params: z.unknown(),
  publishGraceMs: 5_000,
  handover: 'stop_first',
  skills: () => ['protocol:srt'],
  compile: (fields) => ({ target: (fields as { target: string }).target }),
  needsProbe: false,
  command: () => ({ argv: [], outputs: [], packaging: null, posterFile: null, secrets: [] }),
};
const typeOf = (name: string) => (name === 'copy' ? aType : undefined);
const nothingPresent: ReadonlyMap<string, string[]> = new Map();
const one = { replicas: 1, labels: {} };

const aPublication = (id: string, second = 0): LivePublication => ({
  id,
  liveAt: new Date(Date.UTC(2026, 0, 1, 12, 0, second)),
  serverId: 'srs-1',
  rtmpUrl: 'rtmp://127.0.0.1:1935',
  application: 'live',
  sealedServerStream: `sealed-${id}`,
});
const aStream = (more: Partial<LiveStream> = {}): LiveStream => ({
  id: 's1',
  name: 'show',
  enabled: true,
  configurations: [{ id: 'c1', type: 'copy', version: 1, fields: { target: 'a' }, ...one }],
  live: [aPublication('p1')],
  ...more,
});
const desiredOf = (stream: LiveStream, present = nothingPresent) => desiredTasks(stream, { present, typeOf });

const now = new Date(Date.UTC(2026, 0, 1, 12, 0, 30));
const surroundings = {
  enabledConfigurations: new Set(['c1']),
  streamEnabled: true,
  graceMsOf: () => 5_000,
  handoverOf: () => 'stop_first' as const,
  moveBlocked: () => null,
  now,
};
const presentOf = (stream: LiveStream, more: Partial<PresentTask> = {}): PresentTask[] =>
  desiredOf(stream).map(({ configurationId, configurationVersion, hash, publicationId }) => ({
    id: `t-${configurationId}`,
    configurationId,
    configurationVersion,
    replica: 0,
    hash,
    publicationId,
    labels: {},
    state: 'running',
    graceUntil: null,
    isHolderLeaving: false,
    isMoving: false,
    moveBlocked: null,
    waitsFor: null,
    isReady: true,
    ...more,
  }));
const nothing = { create: [], stop: [], grace: [], ungrace: [], move: [], stay: [], relabel: [], retry: [] };

describe('desired tasks', () => {
  it('are one for each enabled configuration of a live stream, with the skills it needs', () => {
    expect(desiredOf(aStream())).toMatchObject([
      { configurationId: 'c1', publicationId: 'p1', skills: ['copy', 'protocol:srt'] },
    ]);
  });

  it('are none while nothing is live, the stream is off or the type is unknown', () => {
    expect(desiredOf(aStream({ live: [] }))).toEqual([]);
    expect(desiredOf(aStream({ enabled: false }))).toEqual([]);
    const unknown = { id: 'c1', type: 'other', version: 1, fields: {}, ...one };
    expect(desiredOf(aStream({ configurations: [unknown] }))).toEqual([]);
  });

  it('stay with the publication they pull from while it lives, and take the other when it ends', () => {
    const both = aStream({ live: [aPublication('p1'), aPublication('p2', 1)] });
    expect(desiredOf(both, new Map([['c1', ['p2']]]))[0]?.publicationId).toBe('p2');
    expect(desiredOf(aStream(), new Map([['c1', ['p2']]]))[0]?.publicationId).toBe('p1');
  });

  it('have the same hash whatever the order of keys in a stored configuration', () => {
    const reordering: TaskType = { ...aType, compile: (fields) => fields };
    const hashOf = (fields: unknown) =>
      desiredTasks(aStream({ configurations: [{ id: 'c1', type: 'copy', version: 1, fields, ...one }] }), {
        present: nothingPresent,
        typeOf: () => reordering,
      })[0]?.hash;
    expect(hashOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(hashOf({ b: [{ d: 3, c: 2 }], a: 1 }));
    expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: 2 }));
  });
});

describe('the difference between desired and present tasks', () => {
  it('is nothing when all is as it should be', () => {
    const stream = aStream();
    const changes = diff(desiredOf(stream), presentOf(stream), surroundings);
    expect(changes).toEqual(nothing);
  });

  it('does not restart a task for a new version that compiles to the same', () => {
    const renamed = aStream({
      configurations: [{ id: 'c1', type: 'copy', version: 2, fields: { target: 'a' }, ...one }],
    });
    expect(diff(desiredOf(renamed), presentOf(aStream()), surroundings).stop).toEqual([]);
  });

  it('replaces a task whose description changed', () => {
    const moved = aStream({
      configurations: [{ id: 'c1', type: 'copy', version: 2, fields: { target: 'b' }, ...one }],
    });
    const changes = diff(desiredOf(moved), presentOf(aStream()), surroundings);
    expect(changes.stop).toMatchObject([{ reason: 'changed' }]);
    expect(changes.create).toHaveLength(1);
  });

  it('touches no other task when one configuration is removed', () => {
    const two = aStream({
      configurations: ['c1', 'c2'].map((id) => ({ id, type: 'copy', version: 1, fields: { target: id }, ...one })),
    });
    const changes = diff(desiredOf(aStream({ configurations: [two.configurations[1]!] })), presentOf(two), {
      ...surroundings,
      enabledConfigurations: new Set(['c2']),
    });
    expect(changes.stop.map(({ task, reason }) => [task.id, reason])).toEqual([['t-c1', 'removed']]);
    expect(changes.create).toEqual([]);
  });

  it('keeps a task for a while when the encoder goes away, and ends it after that', () => {
    const offline = aStream({ live: [] });
    const leaving = diff(desiredOf(offline), presentOf(aStream()), surroundings);
    expect(leaving.grace).toMatchObject([{ until: new Date(now.getTime() + 5_000) }]);
    expect(leaving.stop).toEqual([]);
    const waiting = presentOf(aStream(), { graceUntil: new Date(now.getTime() + 1) });
    expect(diff([], waiting, surroundings)).toEqual(nothing);
    const late = presentOf(aStream(), { graceUntil: now });
    expect(diff([], late, surroundings).stop).toMatchObject([{ reason: 'ended' }]);
  });

  it('forgets the grace when the same publication is seen again', () => {
    const stream = aStream();
    const graced = presentOf(stream, { graceUntil: new Date(now.getTime() + 1) });
    expect(diff(desiredOf(stream), graced, surroundings).ungrace).toHaveLength(1);
  });

  it('stops at once when the stream is switched off', () => {
    const changes = diff([], presentOf(aStream()), { ...surroundings, streamEnabled: false });
    expect(changes.stop).toMatchObject([{ reason: 'removed' }]);
  });

  it('tries a quarantined task again when its configuration is written, and not before', () => {
    const waiting = presentOf(aStream(), { state: 'quarantined' });
    expect(diff(desiredOf(aStream()), waiting, surroundings)).toEqual(nothing);
    const written = aStream({ configurations: [{ ...aStream().configurations[0]!, version: 2 }] });
    expect(diff(desiredOf(written), waiting, surroundings).retry).toMatchObject([{ configurationVersion: 2 }]);
  });

  it('restarts the tasks of the publication that stopped on the other one, and touches no others', () => {
    const configurations = ['c1', 'c2'].map((id) => ({ id, type: 'copy', version: 1, fields: { target: id }, ...one }));
    const both = aStream({ configurations, live: [aPublication('p1'), aPublication('p2', 1)] });
    const pulling = new Map([
      ['c1', ['p1']],
      ['c2', ['p2']],
    ]);
    const present = desiredOf(both, pulling).map((task) => ({
      ...presentOf(aStream())[0]!,
      ...{ id: `t-${task.configurationId}`, configurationId: task.configurationId },
      ...{ hash: task.hash, publicationId: task.publicationId },
    }));
    const rest = aStream({ configurations, live: [aPublication('p2', 1)] });
    const changes = diff(desiredOf(rest, pulling), present, {
      ...surroundings,
      enabledConfigurations: new Set(['c1', 'c2']),
    });
    expect(changes.stop.map(({ task, reason }) => [task.id, reason])).toEqual([['t-c1', 'changed']]);
    expect(changes.create).toMatchObject([{ task: { configurationId: 'c1', publicationId: 'p2' }, replica: 0 }]);
  });
});
