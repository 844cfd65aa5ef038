import fc from 'fast-check';
import { SrsModel, modelServers, modelStreams, type ModelEvent, type Operation } from '../testing/srs-model.js';
import { anyOperation, harmlessOperation } from '../testing/srs-operations.js';
import { changesFrom, unknownPublishers, type PublicationChange } from './look.js';
import { isKickReason, isSamePlace, onPublish, type OpenPublication } from './publication.js';
import type { Stranger } from './stranger.js';

const runs = 10_000;

interface Row extends OpenPublication {
  serverId: string;
  reason: string | null;
  isOpen: boolean;
  keyId: string | null;
  isAdopted: boolean;
  eventId: string | null;
}

/** Portier with rows in memory: it does with the decisions of the core what service and repository do with them in SQL. */
class Portier {
  readonly rows: Row[] = [];
  readonly kicks = new Map<string, { serverId: string; serviceId: string; clientId: string }>();

  constructor(private readonly world: SrsModel) {}

  receive(event: ModelEvent): void {
    const ofClient = this.rows.filter((row) => isSameClient(row, event)).reverse();
    const open = ofClient.find(({ isOpen }) => isOpen);
    if (event.action !== 'on_publish' || this.rows.some(({ eventId }) => eventId === event.id)) return;
    const endedWithoutEvent = ofClient.find(({ isOpen, isAdopted }) => !isOpen && isAdopted);
    const at = new Date(event.atMs);
    const outcome = onPublish({ open, endedWithoutEvent }, { ...event, application: 'live', at });
    const vouching = { eventId: event.id, eventAt: at, isAdopted: false, keyId: `key${event.stream}` };
    if (outcome.kind === 'vouch') Object.assign(this.row(outcome.id), vouching);
    if (outcome.kind !== 'open') return;
    if (outcome.endFirst !== null) Object.assign(this.row(outcome.endFirst), { isOpen: false, reason: 'unpublished' });
    this.open({ ...event, streamId: `s${event.stream}`, ...vouching });
  }

  look(server: number): void {
    const serverId = modelServers[server % modelServers.length]!;
    const askedAt = this.tick();
    const publishers = this.world.publishers(server);
    const observation = { serverId, serviceId: this.world.serviceOf(server), software: null, publishers };
    const open = this.rows
      .filter((row) => row.serverId === serverId && row.isOpen)
      .map((row): Row => ({ ...row, mustEnd: this.isEnabled(row.streamId) ? null : 'stream_disabled' }));
    const strangers = unknownPublishers(open, observation).map((publisher): Stranger =>
      this.stranger(server, publisher),
    );
    const shown = new Set(publishers.map(({ clientId }) => clientId));
    const connected = this.world.connected(server);
    const missing = open.filter(({ clientId }) => !shown.has(clientId));
    const absent = new Map(
      missing.map(({ clientId }) => [clientId, connected.has(clientId) ? 'idle' : 'disconnected'] as const),
    );
    const now = this.tick();
    const { changes } = changesFrom({ open, observation, strangers, absent, askedAt, now, takeoverAfterMs: 5_000 });
    for (const change of changes) this.save(change, { serverId, serviceId: observation.serviceId, askedAt });
  }

  /** Live publications as `service client name`. */
  live(): string[] {
    return this.rows
      .filter(({ isOpen, state }) => isOpen && state === 'live')
      .map((row) => `${row.serviceId} ${row.clientId} ${row.serverStream}`)
      .sort();
  }

  tick(): Date {
    this.world.nowMs += 2;
    return this.now();
  }

  private now(): Date {
    return new Date(this.world.nowMs);
  }

  private save(
    change: PublicationChange,
    place: { serverId: (typeof modelServers)[number]; serviceId: string; askedAt: Date },
  ): void {
    const { askedAt } = place;
    const kick = (clientId: string) => this.kicks.set(`${place.serviceId} ${clientId}`, { ...place, clientId });
    switch (change.kind) {
      case 'live':
        Object.assign(this.row(change.id), { state: 'live', since: this.now(), received: change.received });
        Object.assign(this.row(change.id), { progressedAt: askedAt, media: change.media });
        return;
      case 'seen': {
        const row = this.row(change.id);
        if (row.received !== change.received) row.progressedAt = askedAt;
        row.received = change.received;
        return;
      }
      case 'challenged':
        this.row(change.id).challengedAt = this.now();
        return;
      case 'ended':
        Object.assign(this.row(change.id), { isOpen: false, reason: change.reason });
        if (change.kick) kick(change.clientId);
        return;
      case 'turned_away':
        kick(change.clientId);
        return;
      case 'adopted': {
        const { publisher, streamId, keyId, isVouched } = change;
        const known = { keyId, isAdopted: !isVouched, eventId: null, eventAt: null };
        const row = this.open({ ...place, ...publisher, streamId, ...known });
        if (row === undefined) return;
        Object.assign(row, { state: 'live', received: publisher.received, progressedAt: askedAt });
      }
    }
  }

  private open(
    publication: Pick<Row, 'serverId' | 'serviceId' | 'clientId' | 'streamId' | 'serverStream'> &
      Pick<Row, 'keyId' | 'isAdopted' | 'eventId' | 'eventAt'>,
  ): Row | undefined {
    // The unique index.
    if (this.rows.some((row) => row.isOpen && isSameClient(row, publication))) return undefined;
    const { serverId, serviceId, clientId, streamId, serverStream, keyId, isAdopted, eventId, eventAt } = publication;
    const row: Row = {
      ...{ serverId, serviceId, clientId, streamId, serverStream, keyId, isAdopted, eventId, eventAt },
      ...{ id: `p${this.rows.length}`, application: 'live', state: 'authorized', since: this.now(), media: null },
      ...{
        mustEnd: null,
        received: null,
        progressedAt: null,
        challengedAt: null,
        samples: [],
        usualFramesPerSecond: null,
      },
      ...{ isOpen: true, reason: null },
    };
    this.rows.push(row);
    return row;
  }

  private stranger(server: number, publisher: Stranger['publisher']): Stranger {
    const serviceId = this.world.serviceOf(server);
    const serverId = modelServers[server % modelServers.length]!;
    const stream = modelStreams.findIndex(({ name, key }) => [name, key].includes(publisher.serverStream as never));
    const ofClient = this.rows.filter((row) => isSameClient(row, { serverId, serviceId, ...publisher })).reverse();
    const reason = ofClient.find(({ isOpen }) => !isOpen)?.reason ?? null;
    const last = ofClient.find((row) => isSamePlace(row, publisher));
    const keyId = publisher.serverStream === modelStreams[stream]?.key ? `key${stream}` : null;
    return {
      ...{ publisher, toldToGo: isKickReason(reason) ? reason : null },
      stream: { id: `s${stream}`, isEnabled: this.isEnabled(`s${stream}`), keyId, hasValidKey: true },
      last: last && { keyId: last.keyId, keyMayPublish: true, isVouched: !last.isAdopted },
    };
  }

  private isEnabled(streamId: string): boolean {
    return this.world.isEnabled[Number(streamId.slice(1))] === true;
  }

  private row(id: string): Row {
    return this.rows[Number(id.slice(1))]!;
  }
}

function isSameClient(
  a: { serverId: string; serviceId: string; clientId: string },
  b: { serverId: string; serviceId: string; clientId: string },
): boolean {
  return a.clientId === b.clientId && a.serviceId === b.serviceId && a.serverId === b.serverId;
}

function apply(operation: Operation, world: SrsModel, portier: Portier): void {
  portier.tick();
  switch (operation.kind) {
    case 'publish':
      return world.publish(operation);
    case 'unpublish':
      return world.unpublish(operation);
    case 'freeze':
      return world.freeze(operation);
    case 'restart':
      return world.restart(operation.server);
    case 'switch':
      world.isEnabled[operation.stream] = operation.isEnabled;
      return;
    case 'arrive': {
      const event = world.arrive(operation);
      if (event !== undefined) portier.receive(event);
      return;
    }
    case 'lose':
      return world.lose(operation.which);
    case 'look':
      return portier.look(operation.server);
    case 'disconnect':
      if (operation.works) for (const kick of portier.kicks.values()) world.disconnect(kick);
      return portier.kicks.clear();
    case 'wait':
      world.nowMs += operation.ms;
  }
}

/** Who publishes and was not told to go, as `service client name`. */
function truth(world: SrsModel, portier: Portier): string[] {
  const all = modelServers.flatMap((_id, server) =>
    world.publishers(server).map(({ clientId, serverStream }) => [world.serviceOf(server), clientId, serverStream]),
  );
  return all
    .filter(([serviceId, clientId]) => !portier.kicks.has(`${serviceId} ${clientId}`))
    .map((words) => words.join(' '))
    .sort();
}

function play(operations: readonly Operation[]): { world: SrsModel; portier: Portier } {
  const world = new SrsModel();
  const portier = new Portier(world);
  for (const operation of operations) apply(operation, world, portier);
  portier.tick();
  return { world, portier };
}

const lookAtAll = (portier: Portier) => modelServers.forEach((_id, server) => portier.look(server));
const sequences = (operation: fc.Arbitrary<Operation>) => fc.array(operation, { maxLength: 40 });

describe('any sequence of publishes, restarts, lost, late, doubled and reordered events', () => {
  it('ends in the truth one look after the last event', () => {
    fc.assert(
      fc.property(sequences(anyOperation), (operations) => {
        const { world, portier } = play(operations);
        lookAtAll(portier);
        // A connection that is to be cut may begin something else until it is.
        const isStaying = (line: string) => !portier.kicks.has(line.split(' ').slice(0, 2).join(' '));
        expect(portier.live().filter(isStaying)).toEqual(truth(world, portier));
        // Whoever was told to go goes, and nothing else changes.
        apply({ kind: 'disconnect', works: true }, world, portier);
        lookAtAll(portier);
        expect(portier.live()).toEqual(truth(world, portier));
      }),
      { numRuns: runs },
    );
  });

  it('leaves one publisher a stream on each media server', () => {
    fc.assert(
      fc.property(sequences(anyOperation), (operations) => {
        const { portier } = play(operations);
        lookAtAll(portier);
        const live = portier.rows.filter(({ isOpen, state }) => isOpen && state === 'live');
        const places = live.map(({ serverId, streamId }) => `${serverId} ${streamId}`);
        expect(new Set(places).size).toBe(places.length);
      }),
      { numRuns: runs / 10 },
    );
  });

  it('disconnects nobody who gave no reason', () => {
    fc.assert(
      fc.property(sequences(harmlessOperation), (operations) => {
        const { portier } = play(operations);
        lookAtAll(portier);
        expect([...portier.kicks.values()]).toEqual([]);
      }),
      { numRuns: runs / 2 },
    );
  });

  it('leaves nothing open that nobody publishes, half a minute later', () => {
    fc.assert(
      fc.property(sequences(anyOperation), (operations) => {
        const { world, portier } = play(operations);
        lookAtAll(portier);
        world.nowMs += 31_000;
        lookAtAll(portier);
        apply({ kind: 'disconnect', works: true }, world, portier);
        lookAtAll(portier);
        expect(portier.rows.filter(({ isOpen }) => isOpen).length).toBe(truth(world, portier).length);
      }),
      { numRuns: runs / 10 },
    );
  });
});
