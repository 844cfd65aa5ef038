import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { endWith, ignoreElements, interval, map, merge, share, takeUntil, type Observable } from 'rxjs';
import { CurrentUser, ForUsers, type User } from '../accounts/access.js';
import { LiveEventsService } from './live-events.service.js';

const pingIntervalMs = 15_000;

@Controller('events')
@ForUsers()
export class LiveEventsController {
  constructor(private readonly liveEvents: LiveEventsService) {}

  /** Tells what changes, as it happens (server-sent events). Each event names a thing to fetch again; only what the caller may view. */
  @Sse()
  events(@CurrentUser() user: User): Observable<MessageEvent> {
    const events = this.liveEvents.eventsFor(user).pipe(share());
    return merge(
      events.pipe(map((event) => ({ data: event }))),
      interval(pingIntervalMs).pipe(
        map(() => ({ comment: 'ping' })),
        takeUntil(events.pipe(ignoreElements(), endWith(null))),
      ),
    );
  }
}
