import type { ClusterKeys } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database } from '../database/database.js';
import { notFound } from '../http/things.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { viewerOf } from '../rights/right.js';
import { RightsService } from '../rights/rights.service.js';
import {
  toLiveStreamView,
  type LiveStreamPage,
  type LiveStreamQuery,
  type LiveStreamView,
} from './live-streams.dto.js';
import { LiveStreamsRepository } from './live-streams.repository.js';
import { fetchPicture, type Picture } from './pictures.client.js';
import { pictureToken } from './picture-token.js';

/** More on one page is nothing that a person looks at. */
const mostShown = 500;

/** What is on air at this moment, with figures and pictures. */
@Injectable()
export class LiveStreamsService {
  constructor(
    private readonly database: Database,
    private readonly liveStreams: LiveStreamsRepository,
    private readonly rights: RightsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
  ) {}

  async list(user: User, { streamId }: LiveStreamQuery): Promise<LiveStreamPage> {
    const filter = { viewer: viewerOf(user), streamId, limit: mostShown };
    const rows = await this.liveStreams.list(this.database, filter);
    return { items: rows.map(toLiveStreamView), nextCursor: null };
  }

  /** The first so many of all that are on air, by name, whoever may see them. */
  async first(limit: number): Promise<LiveStreamView[]> {
    return (await this.liveStreams.list(this.database, { viewer: null, streamId: undefined, limit })).map(
      toLiveStreamView,
    );
  }

  /** @throws PortierError `not_found`, `unavailable` */
  async picture(user: User, streamId: string, ifNoneMatch: string | undefined): Promise<Picture | 'unchanged'> {
    await this.rights.require(this.database, user, 'view', { kind: 'stream', id: streamId });
    return this.pictureOf(streamId, ifNoneMatch);
  }

  /** The picture for somebody whose right to see it was checked before. Errors as for `picture`. */
  async pictureOf(streamId: string, ifNoneMatch: string | undefined): Promise<Picture | 'unchanged'> {
    const name = await this.liveStreams.nameOf(this.database, streamId);
    if (name === undefined) throw notFound('stream', streamId);
    const director = { directorUrl: this.config.PORTIER_DIRECTOR_URL, token: pictureToken(this.keys) };
    return fetchPicture(director, name, ifNoneMatch);
  }
}
