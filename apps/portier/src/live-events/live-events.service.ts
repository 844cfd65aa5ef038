import { liveEvent, type LiveEvent } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { Executor } from '../database/database.js';
import { Notifications } from '../database/notifications.js';
import { LiveEventsRepository } from './live-events.repository.js';

/** Tells every open admin page, on every replica, that something changed. */
@Injectable()
export class LiveEventsService {
  constructor(
    private readonly notifications: Notifications,
    private readonly repository: LiveEventsRepository,
  ) {}

  /** Inside a transaction the event leaves with its commit, and not at all with a rollback. */
  async publish(executor: Executor, event: LiveEvent): Promise<void> {
    await this.repository.notify(executor, event);
  }

  /** All events from now on; ends when some may have been missed: who listens loads everything again. */
  events(): Observable<LiveEvent> {
    return new Observable((subscriber) => {
      const endings = [
        this.notifications.on('portier_events', (payload) => {
          const parsed = liveEvent.safeParse(JSON.parse(payload));
          if (parsed.success) subscriber.next(parsed.data);
        }),
        this.notifications.onGap(() => subscriber.complete()),
      ];
      return () => endings.forEach((end) => end());
    });
  }
}
