import { z } from 'zod';
import type { ObservedMedia, ObservedPublisher } from './media-server.js';

const text = z.union([z.string(), z.number()]).transform(String);

/** What every answer of SRS's HTTP API has. Errors are HTTP 200 with another code (srs-observed.md section 6). */
export const envelope = z.object({ code: z.number(), server: text.optional(), service: text.optional() });

const count = z.number().nonnegative().finite();
const video = z.object({
  codec: z.string(),
  profile: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
});
const audio = z.object({ codec: z.string(), sample_rate: z.number().optional(), channel: z.number().optional() });
const streamEntry = z.object({
  id: text,
  name: z.string(),
  app: z.string(),
  url: z.string().optional(),
  clients: count.optional(),
  frames: count.optional(),
  recv_bytes: count.optional(),
  kbps: z.object({ recv_30s: count }).optional(),
  publish: z.object({ active: z.boolean(), cid: text.optional() }),
  video: video.nullish(),
  audio: audio.nullish(),
});
export type StreamEntry = z.infer<typeof streamEntry>;

export const versions = envelope.extend({ data: z.object({ version: z.string() }) });
export const streamsPage = envelope.extend({ streams: z.array(streamEntry) });
/** Without `stream`: no such stream. */
export const oneStream = envelope.extend({ stream: streamEntry.optional() });
/** Without `client`: no such client. `stream`: id of its stream entry. */
export const oneClient = envelope.extend({ client: z.object({ id: text, stream: text }).optional() });

/** No such client, or stream. */
export const notThere = { stream: 2048, client: 2049 } as const;

/** The publisher of a stream entry, if it has one: a waiting player makes an entry too. */
export function publisherOf(entry: StreamEntry): ObservedPublisher | undefined {
  const { cid, active } = entry.publish;
  if (!active || cid === undefined) return undefined;
  return {
    clientId: cid,
    application: entry.app,
    serverStream: entry.name,
    isDefaultVhost: entry.url === undefined || entry.url === `/${entry.app}/${entry.name}`,
    received: receivedOf(entry),
    frames: entry.frames ?? null,
    bytes: entry.recv_bytes ?? null,
    media: mediaOf(entry),
  };
}

/**
 * Both counters together: pictures are counted late by some releases, and sound alone counts no pictures. The bytes are
 * those of all clients of the stream, so that a player that joins may make a silent publisher look alive once more.
 */
function receivedOf({ frames, recv_bytes }: StreamEntry): number | null {
  if (frames === undefined && recv_bytes === undefined) return null;
  return Math.round((frames ?? 0) + (recv_bytes ?? 0));
}

function mediaOf({ video, audio, kbps, clients }: StreamEntry): ObservedMedia {
  return {
    video: video
      ? {
          codec: video.codec,
          profile: video.profile ?? null,
          width: video.width ?? null,
          height: video.height ?? null,
        }
      : null,
    audio: audio
      ? { codec: audio.codec, sampleRate: audio.sample_rate ?? null, channels: audio.channel ?? null }
      : null,
    bitrate: kbps === undefined || kbps.recv_30s === 0 ? null : kbps.recv_30s * 1_000,
    clients: clients ?? null,
  };
}
