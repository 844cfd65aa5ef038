import { namePattern, PortierError, type DirectoryStream } from '@app/contract';
import {
  mediaPlaylistName,
  stableIds,
  summarizeBroadcast,
  writeMediaPlaylist,
  writeMultivariantPlaylist,
  type BroadcastSummary,
  type MultivariantOptions,
} from '@app/hls';
import { Inject, Injectable } from '@nestjs/common';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { DirectoryService } from '../directory/directory.service.js';
import type { OwnPlaylist } from '../edges/probe.js';
import { IndexesService, type StreamIndexes } from '../indexes/indexes.service.js';
import { playbackOf, refusalOf, type Playback } from './playback.js';

type Playable = Extract<Playback, { kind: 'live' | 'ended' }>;

/** Playlists of one state of a stream, written once and served to every viewer. */
interface WrittenPlaylists {
  key: string;
  indexes: Playable['indexes'];
  summary: BroadcastSummary | null;
  /** Null while nothing can be played. */
  stable: ReturnType<typeof stableIds> | null;
  /** By what distinguishes one viewer's from another's. */
  multivariants: Map<string, string | null>;
  media: Map<string, string>;
}

/** How a multivariant playlist shall be. */
export type MultivariantWish = Pick<MultivariantOptions, 'steering' | 'only'>;

/** Answers players: the directory says who may, the indexes say what there is. */
@Injectable()
export class PlaybackService {
  private readonly written = new Map<string, WrittenPlaylists>();
  /** Name of the stream that edges are probed with. */
  private sampled = '';

  constructor(
    private readonly directory: DirectoryService,
    private readonly indexes: IndexesService,
    @Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig,
  ) {}

  /**
   * Multivariant playlist of a stream.
   * @throws PortierError `not_found`, `forbidden`, `no_source` or `unavailable`
   */
  async multivariant(stream: string, now: number, wish: MultivariantWish = {}): Promise<string> {
    const written = await this.playlists(stream, now);
    const text = multivariantOf(written, wish);
    if (text !== null) return text;
    if (written.summary?.isPlayable) throw new PortierError('not_found', `Stream ${stream} has no sound.`);
    throw noSource(stream, 'its first segments are on their way');
  }

  /** What the renditions of the stream are called in its multivariant playlists. Errors as for `multivariant`. */
  async stableIds(stream: string, now: number): Promise<ReturnType<typeof stableIds>> {
    const written = await this.playlists(stream, now);
    if (!written.summary?.isPlayable) throw noSource(stream, 'its first segments are on their way');
    return (written.stable ??= stableIds(written.indexes));
  }

  /** What a viewer of this stream draws at its best, bit/s, by the playlists written last; 0 before there are any. */
  bestBitsPerSecond(stream: string): number {
    return this.written.get(stream)?.summary?.bestBitsPerSecond ?? 0;
  }

  /** Media playlist of one rendition. Errors as for `multivariant`. */
  async media(stream: string, rendition: string, now: number): Promise<string> {
    const { media, summary } = await this.playlists(stream, now);
    const text = media.get(rendition);
    if (text !== undefined) return text;
    if (!summary?.isPlayable || summary.renditionIds.includes(rendition)) {
      throw noSource(stream, 'its first segments are on their way');
    }
    throw new PortierError('not_found', `Stream ${stream} has no rendition ${rendition}.`);
  }

  /** A media playlist that everybody may ask for, of the same stream as long as it is live; null while no public one is. */
  async sample(now: number): Promise<OwnPlaylist | null> {
    const isFit = (entry: DirectoryStream | undefined) =>
      entry?.enabled === true && entry.visibility === 'public' && this.isLive(entry, now);
    if (!isFit(this.directory.find(this.sampled))) this.sampled = this.directory.all().find(isFit)?.name ?? '';
    if (this.sampled === '') return null;
    try {
      const { media } = await this.playlists(this.sampled, now);
      const [rendition, text] = [...media][0] ?? [];
      if (rendition === undefined || text === undefined) return null;
      return { path: `/hls/${this.sampled}/${mediaPlaylistName(rendition)}`, text };
    } catch (error) {
      if (error instanceof PortierError) return null; // it ended this moment
      throw error;
    }
  }

  /** Checks that anybody may fetch files of this stream. Errors as for `multivariant`. */
  requireWatchable(stream: string): DirectoryStream {
    const entry = this.directory.find(stream);
    const refusal = refusalOf(entry);
    if (refusal !== null || entry === undefined) throw this.refuse(stream, refusal ?? { kind: 'unknown' });
    return entry;
  }

  /**
   * Address of the newest poster in the stream's folder of the store; also while nothing is live. Portier, which asks for people
   * who may see the stream, gets that of a stream behind a token too. Errors as for `multivariant`.
   */
  async poster(
    stream: string,
    authorization: string | undefined,
    now: number,
  ): Promise<{ uri: string; isPublic: boolean }> {
    const isPublic = refusalOf(this.directory.find(stream)) === null;
    const isForPortier = this.directory.find(stream)?.enabled === true && this.directory.isPortier(authorization);
    if (!isPublic && !isForPortier) this.requireWatchable(stream);
    const newest = newestPoster((await this.indexes.of(stream, now)).known);
    if (newest === undefined) throw new PortierError('not_found', `There is no poster of stream ${stream}.`);
    return { uri: newest.uri, isPublic };
  }

  /** When the newest poster was made, by what memory holds; null = there is none. */
  posterAt(stream: string): string | null {
    return newestPoster(this.indexes.peek(stream).known)?.at ?? null;
  }

  /** Whether viewers can play the stream this moment, by what memory holds: the one rule of every list. */
  isLive(entry: DirectoryStream, now: number): boolean {
    const indexes = this.indexes.peek(entry.name);
    const playback = this.playback({ ...entry, visibility: 'public' }, indexes, now);
    return playback.kind === 'live' && this.write(entry.name, playback, indexes.revision).summary?.isPlayable === true;
  }

  private async playlists(stream: string, now: number): Promise<WrittenPlaylists> {
    const entry = this.requireWatchable(stream);
    const indexes = await this.indexes.of(stream, now);
    const playback = this.playback(entry, indexes, now);
    if (playback.kind !== 'live' && playback.kind !== 'ended') throw this.refuse(stream, playback);
    return this.write(stream, playback, indexes.revision);
  }

  private playback(entry: DirectoryStream, { known }: StreamIndexes, now: number): Playback {
    return playbackOf(entry, known, {
      now,
      staleAfterMs: this.config.DIRECTOR_STALE_AFTER_MS,
      endedRetentionMs: this.config.DIRECTOR_ENDED_RETENTION_MS,
    });
  }

  private write(stream: string, { kind, broadcastId, indexes }: Playable, revision: number): WrittenPlaylists {
    const key = `${kind}.${broadcastId}.${revision}`;
    const known = this.written.get(stream);
    if (known?.key === key) return known;
    const summary = summarizeBroadcast(indexes);
    const media = new Map<string, string>();
    for (const rendition of summary?.renditionIds ?? []) {
      const text = writeMediaPlaylist(indexes, rendition);
      if (text !== null) media.set(rendition, text);
    }
    const fresh = { key, indexes, summary, stable: null, multivariants: new Map<string, string | null>(), media };
    this.written.set(stream, fresh);
    return fresh;
  }

  private refuse(stream: string, playback: Playback): PortierError {
    if (!this.directory.isKnown) {
      return new PortierError('unavailable', 'This director has not heard from portier yet, so it knows no stream.');
    }
    switch (playback.kind) {
      case 'token_required':
        return new PortierError(
          'forbidden',
          `Stream ${stream} is for viewers with a token. This version of the director does not take viewer tokens yet.`,
        );
      case 'no_source':
        return noSource(stream, noSourceReasons[playback.reason]);
      default: {
        const shown = namePattern.test(stream) ? ` ${stream}` : '';
        return new PortierError('not_found', `There is no stream${shown}.`);
      }
    }
  }
}

function multivariantOf({ indexes, multivariants }: WrittenPlaylists, wish: MultivariantWish): string | null {
  // The address of the steering manifest names bucket and pathways.
  const key = `${wish.only ?? ''} ${wish.steering?.serverUri ?? ''}`;
  const known = multivariants.get(key);
  if (known !== undefined) return known;
  const text = writeMultivariantPlaylist(indexes, wish);
  multivariants.set(key, text);
  return text;
}

function newestPoster(known: StreamIndexes['known']): { uri: string; at: string } | undefined {
  const posters = known.flatMap(({ index }) => (index.poster === null ? [] : [index.poster]));
  return posters.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}

const noSourceReasons = {
  not_started: 'nobody publishes it',
  source_silent: 'its packagers are silent',
  over: 'its broadcast is over',
} as const;

function noSource(stream: string, why: string): PortierError {
  return new PortierError('no_source', `Stream ${stream} cannot be played now: ${why}. Try again soon.`);
}
