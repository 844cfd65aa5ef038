import { liveEvent, type LiveEvent } from '@app/contract';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { filter, Observable, Subject, takeUntil } from 'rxjs';
import type { User } from '../accounts/access.js';
import type { Executor } from '../database/database.js';
import { Notifications } from '../database/notifications.js';
import { AudienceService } from './audience.service.js';
import { LiveEventsRepository } from './live-events.repository.js';

/** Tells every open admin page, on every replica, that something changed: to each what its user may see. */
@Injectable()
export class LiveEventsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly all = new Subject<LiveEvent>();
  /** Payloads of `portier_rights`: a user id, or `*` for everybody. */
  private readonly rightsChanged = new Subject<string>();
  private endings: (() => void)[] = [];

  constructor(
    private readonly notifications: Notifications,
    private readonly repository: LiveEventsRepository,
    private readonly audience: AudienceService,
  ) {}

  onApplicationBootstrap(): void {
    this.endings = [
      this.notifications.on('portier_events', (payload) => this.heard(payload)),
      this.notifications.on('portier_rights', (who) => {
        this.rightsChanged.next(who);
        this.audience.end(who === '*' ? undefined : who);
      }),
    ];
  }

  onApplicationShutdown(): void {
    for (const end of this.endings) end();
    this.audience.end();
  }

  /** Inside a transaction the event leaves with its commit, and not at all with a rollback. */
  async publish(executor: Executor, event: LiveEvent): Promise<void> {
    await this.repository.notify(executor, event);
  }

  /** All events from now on, for Portier itself; ends when some may have been missed. */
  events(): Observable<LiveEvent> {
    return this.whileHeard(this.all);
  }

  /**
   * Events from now on that a user may hear of; all of them for an administrator. Ends when some may have been missed or what
   * the user may see has changed: who listens signs in anew and loads everything again.
   */
  eventsFor(user: User): Observable<LiveEvent> {
    return new Observable((subscriber) => {
      const { events, leave } = user.isAdministrator
        ? { events: this.all, leave: () => undefined }
        : this.audience.join(user.id);
      const hasChanged = this.rightsChanged.pipe(filter((who) => who === user.id));
      const told = this.whileHeard(events).pipe(takeUntil(hasChanged)).subscribe(subscriber);
      return () => {
        told.unsubscribe();
        leave();
      };
    });
  }

  private whileHeard(events: Observable<LiveEvent>): Observable<LiveEvent> {
    const gap = new Observable<void>((subscriber) => this.notifications.onGap(() => subscriber.next()));
    return events.pipe(takeUntil(gap));
  }

  private heard(payload: string): void {
    const parsed = liveEvent.safeParse(JSON.parse(payload));
    // Of a later version.
    if (!parsed.success) return;
    this.all.next(parsed.data);
    this.audience.tell(parsed.data);
  }
}
