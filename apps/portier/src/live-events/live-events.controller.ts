import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { endWith, ignoreElements, interval, map, merge, share, takeUntil, type Observable } from 'rxjs';
import { CurrentPerson, ForUsers, type PersonCalling } from '../accounts/access.js';
import { CallersService } from './callers.service.js';
import { LiveEventsService } from './live-events.service.js';

const pingIntervalMs = 15_000;

@Controller('events')
@ForUsers()
export class LiveEventsController {
  constructor(
    private readonly liveEvents: LiveEventsService,
    private readonly callers: CallersService,
  ) {}

  /** Tells what changes, as it happens (server-sent events). Each event names a thing to fetch again; only what the caller may view. Ends with the session or token. */
  @Sse()
  events(@CurrentPerson() caller: PersonCalling): Observable<MessageEvent> {
    const events = this.liveEvents.eventsFor(caller.user).pipe(takeUntil(this.callers.lapseOf(caller)), share());
    return merge(
      events.pipe(map((event) => ({ data: event }))),
      interval(pingIntervalMs).pipe(
        map(() => ({ comment: 'ping' })),
        takeUntil(events.pipe(ignoreElements(), endWith(null))),
      ),
    );
  }
}
