import { PortierError, type AuthorizationFeed, type DirectoryFeed } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { Database } from '../database/database.js';
import { Notifications } from '../database/notifications.js';
import { readCursor, writeCursor, type FeedCursor } from './cursor.js';
import { FeedsRepository, type FeedTopic } from './feeds.repository.js';

export interface FeedRequest {
  after: string | undefined;
  waitMs: number;
  /** Aborts when the reader has hung up. */
  gone: AbortSignal;
}

/** A change is visible once every transaction that began before it is over: usually within this long. */
const settleMs = 15;
const recheckMs = 1_000;

/** Null = everything. */
interface News {
  cursor: FeedCursor;
  streamIds: string[] | null;
  taskIds: string[] | null;
}

interface Section<Stream> {
  cursor: string;
  full: boolean;
  streams: Stream[];
  removedStreamIds: string[];
}

/** What programs must know of streams: everything once, then only what changes. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly database: Database,
    private readonly feeds: FeedsRepository,
    private readonly notifications: Notifications,
  ) {}

  async authorization(request: FeedRequest): Promise<AuthorizationFeed> {
    const news = await this.news('authorization', request);
    const streams = await this.streams(news, (ids) => this.feeds.authorizedStreams(this.database, ids));
    const pulls = news.taskIds?.length === 0 ? [] : await this.feeds.pulls(this.database, news.taskIds);
    return { ...streams, applications: await this.feeds.applications(this.database), pulls };
  }

  async directory(request: FeedRequest): Promise<DirectoryFeed> {
    const news = await this.news('directory', request);
    return this.streams(news, (ids) => this.feeds.directoryStreams(this.database, ids));
  }

  /** What the reader has missed. Its cursor is of before anything that is read after it: nothing falls in between. */
  private async news(topic: FeedTopic, request: FeedRequest): Promise<News> {
    const head = await this.feeds.head(this.database);
    const cursor = readCursor(request.after, head);
    if (cursor === undefined) return { cursor: head, streamIds: null, taskIds: null };
    const changes = await this.waitForChanges(topic, cursor, request);
    return changes ?? { cursor: { ...cursor, issuedAtMs: head.issuedAtMs }, streamIds: [], taskIds: [] };
  }

  private async streams<Stream extends { id: string }>(
    { cursor, streamIds }: News,
    load: (ids: string[] | null) => Promise<Stream[]>,
  ): Promise<Section<Stream>> {
    const streams = streamIds?.length === 0 ? [] : await load(streamIds);
    const present = new Set(streams.map(({ id }) => id));
    const removedStreamIds = (streamIds ?? []).filter((id) => !present.has(id));
    return { cursor: writeCursor(cursor), full: streamIds === null, streams, removedStreamIds };
  }

  private async waitForChanges(topic: FeedTopic, cursor: FeedCursor, { waitMs, gone }: FeedRequest) {
    const deadline = performance.now() + waitMs;
    const bell = this.bell(topic, gone);
    try {
      for (;;) {
        const settledBefore = await this.feeds.settledBefore(this.database);
        const changes = await this.feeds.since(this.database, topic, { cursor, settledBefore });
        const leftMs = deadline - performance.now();
        if (changes !== undefined || leftMs <= 0) return changes;
        await bell.ring(Math.min(leftMs, recheckMs));
        // Nobody reads the answer, and at our own end the database is closing too.
        if (gone.aborted) throw new PortierError('unavailable', 'The reader of the feed has hung up.');
      }
    } finally {
      bell.stop();
    }
  }

  /** Rings soon after a change of the topic is announced, or after the given time. */
  private bell(topic: FeedTopic, gone: AbortSignal) {
    let wake: () => void = () => undefined;
    let rung = new Promise<void>((resolve) => (wake = resolve));
    const unsubscribe = this.notifications.on('portier_changes', (changed) => {
      if (changed === topic) wake();
    });
    const hangUp = () => wake();
    gone.addEventListener('abort', hangUp);
    return {
      ring: async (timeoutMs: number): Promise<void> => {
        const timer = setTimeout(() => wake(), timeoutMs);
        await rung;
        clearTimeout(timer);
        rung = new Promise<void>((resolve) => (wake = resolve));
        await delay(settleMs);
      },
      stop: () => {
        unsubscribe();
        gone.removeEventListener('abort', hangUp);
      },
    };
  }
}
