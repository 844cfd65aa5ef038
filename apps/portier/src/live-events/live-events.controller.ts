import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { endWith, ignoreElements, interval, map, merge, share, takeUntil, type Observable } from 'rxjs';
import { LiveEventsService } from './live-events.service.js';

const pingIntervalMs = 15_000;

@Controller('events')
export class LiveEventsController {
  constructor(private readonly liveEvents: LiveEventsService) {}

  @Sse()
  events(): Observable<MessageEvent> {
    const events = this.liveEvents.events().pipe(share());
    return merge(
      events.pipe(map((event) => ({ data: event }))),
      interval(pingIntervalMs).pipe(
        map(() => ({ comment: 'ping' })),
        takeUntil(events.pipe(ignoreElements(), endWith(null))),
      ),
    );
  }
}
