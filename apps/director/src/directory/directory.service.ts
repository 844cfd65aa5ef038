import { directoryFeed, type DirectoryFeed, type DirectoryStream } from '@app/contract';
import { readJsonIfPresent, writeFileAtomically, type Logger } from '@app/kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { join } from 'node:path';
import { hasBearer } from '../bearer.js';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { applyFeed, toFeed, type Directory } from './directory.js';

/** The directory of streams: portier's feed in memory, the last good one on disk for a start while portier is away. */
@Injectable()
export class DirectoryService implements OnModuleInit {
  private directory: Directory | null = null;
  private readonly snapshotPath: string;
  /** Of portier, in memory only: the copy on disk is no place for a secret. */
  private pictureToken: string | undefined;

  constructor(
    @Inject(DIRECTOR_CONFIG) config: DirectorConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.snapshotPath = join(config.DIRECTOR_STATE_DIR, 'directory.json');
  }

  async onModuleInit(): Promise<void> {
    try {
      const snapshot = await readJsonIfPresent(this.snapshotPath);
      if (snapshot === undefined) return;
      this.directory = applyFeed(null, directoryFeed.parse(snapshot));
      this.logger.info({ streams: this.directory.byId.size }, 'directory read from disk');
    } catch (error) {
      this.logger.warn({ err: error, path: this.snapshotPath }, 'directory on disk cannot be read');
    }
  }

  /** False until the directory was heard from portier once, in this process or an earlier one. */
  get isKnown(): boolean {
    return this.directory !== null;
  }

  find(name: string): DirectoryStream | undefined {
    return this.directory?.byName.get(name);
  }

  all(): DirectoryStream[] {
    return [...(this.directory?.byName.values() ?? [])];
  }

  /** Whether this bearer is portier itself, which may have the picture of any stream. */
  isPortier(authorization: string | undefined): boolean {
    return this.pictureToken !== undefined && hasBearer(authorization, this.pictureToken);
  }

  /** Takes an answer of the feed over and saves it when it changed something. */
  async apply(feed: DirectoryFeed): Promise<void> {
    const isNews = feed.full || feed.streams.length > 0 || feed.removedStreamIds.length > 0;
    this.directory = applyFeed(this.directory, feed);
    this.pictureToken = feed.pictureToken;
    if (!isNews) return;
    this.logger.debug({ streams: this.directory.byId.size, full: feed.full }, 'directory changed');
    try {
      await writeFileAtomically(this.snapshotPath, JSON.stringify(toFeed(this.directory)));
    } catch (error) {
      this.logger.error({ err: error, path: this.snapshotPath }, 'directory cannot be saved');
    }
  }
}
