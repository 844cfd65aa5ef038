import { PortierError, type DirectoryStream } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import { IndexesService } from '../indexes/indexes.service.js';
import type { KnownIndex } from '../indexes/known-index.js';
import { PlaybackService } from '../playback/playback.service.js';
import { ingestOf, type Ingest } from './ingest.js';

/** Who asks: anybody, or a program with the service token, which also sees streams that are not public. */
export type Audience = 'anybody' | 'program';

/** What is live now. Lists and single answers follow one freshness rule, that of the playlists. */
@Injectable()
export class SignalsService {
  constructor(
    private readonly directory: DirectoryService,
    private readonly indexes: IndexesService,
    private readonly playback: PlaybackService,
  ) {}

  /** Live streams, by name. Unlisted ones and those behind a token are only for programs. */
  live(audience: Audience, now: number): DirectoryStream[] {
    return this.directory
      .all()
      .filter((entry) => entry.enabled && (audience === 'program' || entry.visibility === 'public'))
      .filter((entry) => this.playback.isLive(entry, now))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  ingests(audience: Audience, now: number): Ingest[] {
    return this.live(audience, now).map((entry) => this.ingest(entry, now));
  }

  /**
   * The ingest of one stream. Who knows the name of an unlisted stream may ask.
   * @throws PortierError `not_found` for an unknown stream and for one that is not live
   */
  async findIngest(name: string, audience: Audience, now: number): Promise<Ingest> {
    const entry = this.directory.find(name);
    const isVisible = entry?.enabled === true && (audience === 'program' || entry.visibility !== 'token');
    if (entry !== undefined && isVisible) {
      await this.indexes.of(entry.name, now);
      if (this.playback.isLive(entry, now)) return this.ingest(entry, now);
    }
    throw new PortierError('not_found', 'There is no live stream of this name.');
  }

  /** Milliseconds since the packagers of each live stream were last heard, for metrics. */
  ages(now: number): number[] {
    return this.live('program', now).map(
      (entry) => now - Math.max(...this.alive(entry, now).map((each) => each.seenAt)),
    );
  }

  private ingest(entry: DirectoryStream, now: number): Ingest {
    return ingestOf(entry.name, entry.liveSince, this.alive(entry, now));
  }

  private alive(entry: DirectoryStream, now: number): KnownIndex[] {
    const { known } = this.indexes.peek(entry.name);
    return known.filter((each) => this.indexes.isAlive(each, now));
  }
}
