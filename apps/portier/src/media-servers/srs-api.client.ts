import { z } from 'zod';
import type { MediaServer, Observation, ObservedMedia, ObservedPublisher } from './media-server.js';

/** SRS answers ten entries unless told otherwise, and has no total (srs-observed.md section 6). */
const pageSize = 500;
const maximalPages = 200;
const timeoutMs = 3_000;

const text = z.union([z.string(), z.number()]).transform(String);
const envelope = z.object({ code: z.number(), server: text.optional(), service: text.optional() });
const video = z.object({
  codec: z.string(),
  profile: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
});
const audio = z.object({ codec: z.string(), sample_rate: z.number().optional(), channel: z.number().optional() });
const stream = z.object({
  name: z.string(),
  app: z.string(),
  kbps: z.object({ recv_30s: z.number() }).optional(),
  publish: z.object({ active: z.boolean(), cid: text.optional() }),
  video: video.nullish(),
  audio: audio.nullish(),
});
const streamsPage = envelope.extend({ streams: z.array(stream) });
const versions = envelope.extend({ data: z.object({ version: z.string() }) });

/** The HTTP API of an SRS (trunk/src/app/srs_app_http_api.cpp), or of anything that speaks it. */
export class SrsApiClient {
  constructor(private readonly server: Pick<MediaServer, 'id' | 'apiUrl'>) {}

  /**
   * Everybody who publishes now.
   * @throws Error with one sentence when the server is away, hangs, or answers something else.
   */
  async observe(): Promise<Observation> {
    const { service, server, data } = await this.get('/api/v1/versions', versions);
    const publishers = new Map<string, ObservedPublisher>();
    for (let page = 0; page < maximalPages; page += 1) {
      const answer = await this.get(`/api/v1/streams/?start=${page * pageSize}&count=${pageSize}`, streamsPage);
      if (answer.service !== service) throw new Error('the media server restarted while it was asked');
      for (const entry of answer.streams) {
        const cid = entry.publish.cid;
        if (!entry.publish.active || cid === undefined) continue;
        publishers.set(cid, toPublisher(cid, entry));
      }
      if (answer.streams.length < pageSize) {
        return {
          serverId: server ?? this.server.id,
          serviceId: service ?? '',
          software: data.version,
          publishers: [...publishers.values()],
        };
      }
    }
    throw new Error(`the media server did not end its list of streams after ${maximalPages} pages`);
  }

  /** Disconnects a client. True when it was there. */
  async kick(clientId: string): Promise<boolean> {
    const answer = await this.request('DELETE', `/api/v1/clients/${encodeURIComponent(clientId)}`, envelope);
    return answer.code === 0;
  }

  private async get<Schema extends z.ZodType<{ code: number }>>(
    path: string,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    return this.request('GET', path, schema);
  }

  private async request<Schema extends z.ZodType<{ code: number }>>(
    method: string,
    path: string,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const url = new URL(path, this.server.apiUrl);
    let response: Response;
    let body: string;
    try {
      response = await fetch(url, { method, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
      body = await response.text();
    } catch (error) {
      throw new Error(`its HTTP API at ${url.host} does not answer: ${reasonOf(error)}`, { cause: error });
    }
    if (!response.ok) throw new Error(`${url.host} answered ${response.status} to ${method} ${url.pathname}`);
    const parsed = schema.safeParse(parseJson(body));
    if (!parsed.success) throw new Error(`${url.host} answered ${url.pathname} with something that is not SRS's API`);
    return parsed.data;
  }
}

function toPublisher(clientId: string, entry: z.infer<typeof stream>): ObservedPublisher {
  const media: ObservedMedia = {
    video: entry.video
      ? {
          codec: entry.video.codec,
          profile: entry.video.profile ?? null,
          width: entry.video.width ?? null,
          height: entry.video.height ?? null,
        }
      : null,
    audio: entry.audio
      ? { codec: entry.audio.codec, sampleRate: entry.audio.sample_rate ?? null, channels: entry.audio.channel ?? null }
      : null,
    bitrate: entry.kbps === undefined || entry.kbps.recv_30s === 0 ? null : entry.kbps.recv_30s * 1_000,
  };
  return { clientId, application: entry.app, serverStream: entry.name, media };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** In words an operator can act on; undici hides the system's code in the cause, sometimes one of several. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as Error;
  if (name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  const first = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  const code = (first as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host name is unknown';
  return code ?? 'the connection failed';
}
