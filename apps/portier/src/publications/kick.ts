import { z } from 'zod';
import type { OutboxEntry } from '../outbox/outbox.js';

/** Outbox topic: disconnect a client of a media server. The migrations' `queue_kick` writes the same. */
export const kickTopic = 'kick';

export const kick = z.object({ serverId: z.string(), serviceId: z.string(), clientId: z.string(), reason: z.string() });
export type Kick = z.infer<typeof kick>;

/** One entry waits for a client, however often it is told to go. */
export function toOutbox({ serverId, serviceId, clientId, reason }: Kick): OutboxEntry {
  const payload: Kick = { serverId, serviceId, clientId, reason };
  return { topic: kickTopic, subject: `${serverId}/${serviceId}/${clientId}`, payload };
}
