import type { LiveEvent } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import { Database } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { mayHear, questionOf, type Listener } from './audience.js';
import { LiveEventsRepository } from './live-events.repository.js';

interface OpenListener extends Listener {
  pages: Set<Subject<LiveEvent>>;
  /** The streams it may see have been read. */
  isReady: Promise<void>;
}

/**
 * Open pages of users who are no administrators, on this replica. Every event goes past here; a few are told to each. Its
 * streams are read once a user: so that it hears of one that is deleted, which no query would find any more.
 */
@Injectable()
export class AudienceService {
  private readonly listeners = new Map<string, OpenListener>();
  private waiting: LiveEvent[] = [];
  private delivery: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: LiveEventsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Events from now on that a user may hear; ends when they may have been missed, or its rights have changed. */
  join(userId: string): { events: Observable<LiveEvent>; leave: () => void } {
    const page = new Subject<LiveEvent>();
    const listener = this.listeners.get(userId) ?? this.open(userId);
    listener.pages.add(page);
    const leave = () => {
      listener.pages.delete(page);
      if (listener.pages.size === 0 && this.listeners.get(userId) === listener) this.listeners.delete(userId);
    };
    return { events: page, leave };
  }

  /** Something happened. Events that come while others are told wait, and are looked up together. */
  tell(event: LiveEvent): void {
    if (this.listeners.size === 0) return;
    this.waiting.push(event);
    this.delivery ??= this.deliver().finally(() => (this.delivery = undefined));
  }

  /** Lets the pages of a user, or of all, load everything again. */
  end(userId?: string): void {
    for (const listener of [...this.listeners.values()]) {
      if (userId !== undefined && listener.userId !== userId) continue;
      this.listeners.delete(listener.userId);
      for (const page of [...listener.pages]) page.complete();
    }
  }

  private open(userId: string): OpenListener {
    const streams = new Set<string>();
    const read = async () => {
      for (const id of await this.repository.streamsOf(this.database, userId)) streams.add(id);
    };
    const listener: OpenListener = { userId, streams, pages: new Set(), isReady: read() };
    listener.isReady.catch((error: unknown) => this.giveUp(error));
    this.listeners.set(userId, listener);
    return listener;
  }

  private async deliver(): Promise<void> {
    while (this.waiting.length > 0) {
      const events = this.waiting;
      this.waiting = [];
      const listeners = [...this.listeners.values()];
      try {
        await Promise.all(listeners.map(({ isReady }) => isReady));
        const agents = await this.lookUp(events, listeners);
        for (const listener of listeners) tellOne(listener, events, agents.get(listener.userId) ?? new Set());
      } catch (error) {
        this.giveUp(error);
      }
    }
  }

  /** @returns by user: agents whose figures concern it */
  private async lookUp(
    events: readonly LiveEvent[],
    listeners: readonly OpenListener[],
  ): Promise<Map<string, Set<string>>> {
    const agents = new Map<string, Set<string>>();
    const question = questionOf(events, listeners);
    if (question === undefined) return agents;
    const { userIds, streamIds, conciergeIds } = question;
    if (streamIds.length > 0) {
      const byUser = new Map(listeners.map((listener) => [listener.userId, listener]));
      for (const { userId, id } of await this.repository.viewersOf(this.database, userIds, streamIds)) {
        byUser.get(userId)?.streams.add(id);
      }
    }
    if (conciergeIds.length > 0) {
      for (const { userId, id } of await this.repository.viewersOfAgents(this.database, userIds, conciergeIds)) {
        agents.set(userId, (agents.get(userId) ?? new Set()).add(id));
      }
    }
    return agents;
  }

  /** Who may hear what cannot be told now: all pages load everything again. */
  private giveUp(error: unknown): void {
    this.logger.warn({ err: error }, 'live events could not be assigned');
    this.end();
  }
}

function tellOne(listener: OpenListener, events: readonly LiveEvent[], agents: ReadonlySet<string>): void {
  for (const event of events) {
    if (!mayHear(event, listener, agents)) continue;
    for (const page of listener.pages) page.next(event);
    if (event.topic === 'stream' && event.action === 'deleted') listener.streams.delete(event.id);
  }
}
