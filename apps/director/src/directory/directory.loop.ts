import { directoryFeed, type DirectoryFeed } from '@app/contract';
import { FeedClient, FeedLoop, type Logger } from '@app/kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { DirectoryService } from './directory.service.js';

const waitSeconds = 20;

/** Follows portier's directory feed. */
@Injectable()
export class DirectoryLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: FeedLoop<DirectoryFeed>;

  constructor(
    directory: DirectoryService,
    @Inject(DIRECTOR_CONFIG) { DIRECTOR_PORTIER_URL, DIRECTOR_SERVICE_TOKEN }: DirectorConfig,
    @Inject(LOGGER) logger: Logger,
  ) {
    const client = new FeedClient({
      portierUrl: DIRECTOR_PORTIER_URL,
      name: 'directory',
      token: DIRECTOR_SERVICE_TOKEN,
      parse: (json) => directoryFeed.parse(json),
    });
    const apply = (feed: DirectoryFeed) => directory.apply(feed);
    this.loop = new FeedLoop({ name: 'directory', client, waitSeconds, apply, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
