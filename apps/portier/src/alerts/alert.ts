import { problemCodes, type AlertEvent, type LiveEvent, type ProblemCode } from '@app/contract';

/** How people or programs are told. Chats take the incoming webhooks of Slack, Discord and Matrix (hookshot) and their like. */
export const destinationKinds = ['webhook', 'mail', 'slack', 'discord', 'matrix'] as const;
export type DestinationKind = (typeof destinationKinds)[number];

/** What a rule may ask for: comings and goings of streams, and problems by code. */
export const ruleEvents = ['stream.up', 'stream.down', ...problemCodes] as const;
export type RuleEvent = (typeof ruleEvents)[number];

/** Of machines that all streams share: only administrators hear of them. */
const machineCodes: readonly ProblemCode[] = [
  'no_agents',
  'agent_gone',
  'agent_overloaded',
  'agent_disk_low',
  'edge_gone',
  'edge_overloaded',
  'edge_without_origin',
  'media_server_away',
  'alert_destination_failing',
];

/** Events about streams, which their owners may ask for. */
export const streamEvents = ruleEvents.filter((event) => !(machineCodes as readonly string[]).includes(event));

/** Live event about deliveries: whose they are, and nothing else. */
export function deliveryNews(ownerId: string | null): LiveEvent {
  return { topic: 'alert-delivery', id: ownerId ?? 'installation', streamId: null, action: 'updated' };
}

export const deliveryStates = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** An event with what decides how it is sent. */
export interface Telling {
  ruleId: string;
  destinationId: string;
  ownerId: string | null;
  kind: DestinationKind;
  streamId: string | null;
  event: AlertEvent;
}

export interface NewDelivery {
  destinationId: string;
  ruleId: string;
  streamId: string | null;
  events: AlertEvent[];
}

/** More events than this at once, and a person gets them in one message. */
const separately = 3;
/** A message names so many of them. */
export const toldTogether = 50;

/**
 * Programs get each event by itself. People get many at once in one message: when a media server dies, nobody wants a thousand
 * mails.
 */
export function deliveriesOf(tellings: readonly Telling[]): NewDelivery[] {
  const single = ({ kind: _, ownerId: __, event, ...to }: Telling): NewDelivery => ({ ...to, events: [event] });
  const byDestination = new Map<string, Telling[]>();
  for (const telling of tellings) {
    const of = byDestination.get(telling.destinationId);
    if (of === undefined) byDestination.set(telling.destinationId, [telling]);
    else of.push(telling);
  }
  return [...byDestination.values()].flatMap((of) => {
    const [first] = of;
    if (first === undefined) return [];
    if (first.kind === 'webhook' || of.length <= separately) return of.map(single);
    const { destinationId, ruleId } = first;
    return [{ destinationId, ruleId, streamId: null, events: of.map(({ event }) => event) }];
  });
}
