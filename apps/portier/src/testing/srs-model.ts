import type { ObservedPublisher } from '../media-servers/media-server.js';

/**
 * What a real SRS does with publishers (srs-observed.md sections 3 and 4), and what of it reaches portier: the truth that any
 * sequence of events and looks must end in. Two media servers carry two streams, each under its public name or its key.
 */
export const modelServers = ['srs-1', 'srs-2'] as const;
export type ModelServer = (typeof modelServers)[number];

export const modelStreams = [
  { name: 'first', key: 'key-of-first' },
  { name: 'second', key: 'key-of-second' },
] as const;

/** An event on its way to portier. */
export interface ModelEvent {
  id: string;
  action: 'on_publish' | 'on_unpublish' | 'on_close';
  serverId: ModelServer;
  serviceId: string;
  clientId: string;
  /** Index of the stream and name used; for on_publish. */
  stream: number;
  serverStream: string;
  atMs: number;
}

/** One encoder or operator does something, or something of what was said arrives. Numbers choose, modulo what there is. */
export type Operation =
  | { kind: 'publish'; server: number; slot: number; stream: number; byKey: boolean }
  | { kind: 'unpublish'; server: number; slot: number; staysConnected: boolean }
  | { kind: 'freeze'; server: number; slot: number }
  | { kind: 'restart'; server: number }
  | { kind: 'switch'; stream: number; isEnabled: boolean }
  | { kind: 'arrive'; which: number; again: boolean }
  | { kind: 'lose'; which: number }
  | { kind: 'look'; server: number }
  | { kind: 'disconnect'; works: boolean }
  | { kind: 'wait'; ms: number };

interface Client {
  id: string;
  /** What it publishes now, as the API shows it. */
  place: { stream: number; serverStream: string } | undefined;
  /** Pictures stop at this moment; undefined while it sends. */
  frozenAtMs: number | undefined;
  sinceMs: number;
}

const slots = 4;

/** The media servers and the events under way. Nothing here knows portier. */
export class SrsModel {
  nowMs = Date.UTC(2026, 0, 1);
  readonly underWay: ModelEvent[] = [];
  readonly isEnabled = modelStreams.map(() => true);
  private sequence = 0;
  private readonly servers = modelServers.map((id) => ({
    ...{ id, starts: 1, clientsSoFar: 0, clients: Array.from({ length: slots }, (): Client | undefined => undefined) },
  }));

  serviceOf(server: number): string {
    const { id, starts } = this.serverAt(server);
    return `${id}-run${starts}`;
  }

  /** Who publishes on a media server. */
  publishers(server: number): (ObservedPublisher & { stream: number })[] {
    return this.serverAt(server).clients.flatMap((client) => {
      if (client?.place === undefined) return [];
      const received = (client.frozenAtMs ?? this.nowMs) - client.sinceMs;
      return [
        {
          ...{
            clientId: client.id,
            application: 'live',
            isDefaultVhost: true,
            received,
            frames: null,
            bytes: null,
            ...client.place,
          },
          media: { video: null, audio: null, bitrate: null },
        },
      ];
    });
  }

  /** Ids of the connections a media server has, publishing or not. */
  connected(server: number): ReadonlySet<string> {
    return new Set(this.serverAt(server).clients.flatMap((client) => client?.id ?? []));
  }

  publish({ server, slot, stream, byKey }: Extract<Operation, { kind: 'publish' }>): void {
    const it = this.serverAt(server);
    const { clients } = it;
    const { name, key } = modelStreams[stream % modelStreams.length]!;
    const at = slot % slots;
    if (clients[at]?.place !== undefined) this.unpublish({ kind: 'unpublish', server, slot, staysConnected: true });
    const client = (clients[at] ??= {
      ...{ id: `c${(it.clientsSoFar += 1)}`, place: undefined, frozenAtMs: undefined, sinceMs: this.nowMs },
    });
    const place = { stream: stream % modelStreams.length, serverStream: byKey ? key : name };
    if (!this.isEnabled[place.stream]) return this.close(server, at);
    this.say('on_publish', server, client.id, place);
    const isBusy = clients.some((other) => other?.place?.serverStream === place.serverStream);
    if (isBusy) return this.close(server, at);
    Object.assign(client, { place, frozenAtMs: undefined, sinceMs: this.nowMs });
  }

  unpublish({ server, slot, staysConnected }: Extract<Operation, { kind: 'unpublish' }>): void {
    const client = this.serverAt(server).clients[slot % slots];
    if (client === undefined) return;
    if (client.place !== undefined) this.say('on_unpublish', server, client.id, client.place);
    client.place = undefined;
    if (!staysConnected) this.close(server, slot % slots);
  }

  freeze({ server, slot }: Extract<Operation, { kind: 'freeze' }>): void {
    const client = this.serverAt(server).clients[slot % slots];
    if (client?.place !== undefined) client.frozenAtMs ??= this.nowMs;
  }

  /** Nothing is said (srs-observed.md 4.5). The ids of clients begin anew, to be as confusing as can be. */
  restart(server: number): void {
    const it = this.serverAt(server);
    it.starts += 1;
    it.clientsSoFar = 0;
    it.clients.fill(undefined);
  }

  /** A DELETE over the API. Ids of a real SRS are random: one of an earlier process is nobody's. */
  disconnect({ serverId, serviceId, clientId }: { serverId: string; serviceId: string; clientId: string }): void {
    const server = this.servers.findIndex(({ id, starts }) => id === serverId && serviceId === `${id}-run${starts}`);
    const slot = this.servers[server]?.clients.findIndex((client) => client?.id === clientId) ?? -1;
    if (slot >= 0) this.unpublish({ kind: 'unpublish', server, slot, staysConnected: false });
  }

  /** An event arrives, and stays under way when it is to come again. */
  arrive({ which, again }: Extract<Operation, { kind: 'arrive' }>): ModelEvent | undefined {
    if (this.underWay.length === 0) return undefined;
    const at = which % this.underWay.length;
    const event = this.underWay[at];
    if (!again) this.underWay.splice(at, 1);
    return event;
  }

  lose(which: number): void {
    if (this.underWay.length > 0) this.underWay.splice(which % this.underWay.length, 1);
  }

  private close(server: number, slot: number): void {
    const { clients } = this.serverAt(server);
    const client = clients[slot];
    if (client === undefined) return;
    this.say('on_close', server, client.id, { stream: 0, serverStream: '' });
    clients[slot] = undefined;
  }

  private say(
    action: ModelEvent['action'],
    server: number,
    clientId: string,
    place: { stream: number; serverStream: string },
  ): void {
    const id = `event-${(this.sequence += 1)}`;
    const serviceId = this.serviceOf(server);
    this.underWay.push({
      ...{ id, action, serverId: this.serverAt(server).id, serviceId, clientId, atMs: this.nowMs, ...place },
    });
  }

  private serverAt(server: number) {
    return this.servers[server % this.servers.length]!;
  }
}
