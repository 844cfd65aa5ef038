import { hashToken, newSecret, PortierError, type EdgesFeed } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Database, type Executor } from '../database/database.js';
import { requireVersion } from '../http/etag.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { notFound } from '../http/things.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import {
  edgeSorting,
  type EdgeChange,
  type EdgeDraft,
  type EdgeQuery,
  type EdgeView,
  type EdgeWithToken,
} from './edges.dto.js';
import { EdgesRepository } from './edges.repository.js';
import { StandingsService } from './standings.service.js';

/** As many as the feed of directors holds. */
const most = 1_000;

/** Edges as operators register and change them, and as directors read them. */
@Injectable()
export class EdgesService {
  constructor(
    private readonly database: Database,
    private readonly edges: EdgesRepository,
    private readonly standings: StandingsService,
    private readonly liveEvents: LiveEventsService,
  ) {}

  async list(query: EdgeQuery): Promise<Page<EdgeView>> {
    const after = sortedPosition(edgeSorting, query);
    const rows = await this.edges.list(this.database, { ...query, after });
    return sortedPage(rows, query, ({ position: _, ...edge }) => edge);
  }

  /** @throws PortierError `not_found` */
  async get(id: string, executor: Executor = this.database): Promise<EdgeView> {
    const edge = await this.edges.find(executor, id);
    if (edge === undefined) throw notFound('edge', id);
    return edge;
  }

  /** Registers an edge. Its token is in the answer and nowhere else. @throws PortierError `conflict` */
  create(draft: EdgeDraft): Promise<EdgeWithToken> {
    const token = newSecret();
    return this.database.transaction(async (transaction) => {
      if ((await this.edges.count(transaction)) >= most) {
        throw new PortierError('conflict', `There are ${most} edges already; remove one that is gone.`);
      }
      const id = await this.edges.insert(transaction, { ...draft, tokenHash: hashToken(token) });
      if (id === undefined) throw nameTaken(draft.name);
      await this.announce(transaction, id, 'created');
      return { ...(await this.get(id, transaction)), token };
    });
  }

  /** @throws PortierError `not_found`, `stale`, `conflict` */
  update(id: string, change: EdgeChange, ifMatch: string | undefined): Promise<EdgeView> {
    return this.database.transaction(async (transaction) => {
      const current = await this.lock(transaction, id, ifMatch);
      const changed = { ...current, ...change };
      if (!(await this.edges.update(transaction, id, changed))) throw nameTaken(changed.name);
      await this.announce(transaction, id, 'updated');
      return this.get(id, transaction);
    });
  }

  /** Its token is worth nothing from now on, and directors forget it within a second. @throws PortierError `not_found`, `stale` */
  async delete(id: string, ifMatch: string | undefined): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await this.lock(transaction, id, ifMatch);
      await this.edges.delete(transaction, id);
      await this.announce(transaction, id, 'deleted');
    });
  }

  /** `drain`: no new viewers, and those it has are steered away. `activate`: viewers again. @throws PortierError `not_found` */
  async wish(id: string, wish: 'drain' | 'activate'): Promise<EdgeView> {
    const standing = await this.database.transaction((transaction) => this.standings.apply(transaction, id, wish));
    if (standing === undefined) throw notFound('edge', id);
    return this.get(id);
  }

  /** A new token; the old one is refused from now on. @throws PortierError `not_found` */
  renewToken(id: string): Promise<EdgeWithToken> {
    const token = newSecret();
    return this.database.transaction(async (transaction) => {
      await this.lock(transaction, id, undefined);
      await this.edges.setToken(transaction, id, hashToken(token));
      await this.announce(transaction, id, 'updated');
      return { ...(await this.get(id, transaction)), token };
    });
  }

  /** All edges as directors see them, draining and silent ones too. */
  async feed(): Promise<EdgesFeed> {
    return { edges: await this.edges.directory(this.database) };
  }

  private async lock(transaction: Executor, id: string, ifMatch: string | undefined): Promise<EdgeView> {
    await this.edges.lock(transaction, id);
    const current = await this.get(id, transaction);
    requireVersion(ifMatch, current.version);
    return current;
  }

  private announce(executor: Executor, id: string, action: 'created' | 'updated' | 'deleted'): Promise<void> {
    return this.liveEvents.publish(executor, { topic: 'edge', id, streamId: null, action });
  }
}

function nameTaken(name: string): PortierError {
  return new PortierError('conflict', `There is an edge "${name}" already; choose another name.`);
}
