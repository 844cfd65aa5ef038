import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { interval, map, merge, type Observable } from 'rxjs';
import { LiveEventsService } from './live-events.service.js';

const pingIntervalMs = 15_000;

@Controller('events')
export class LiveEventsController {
  constructor(private readonly liveEvents: LiveEventsService) {}

  @Sse()
  events(): Observable<MessageEvent> {
    return merge(
      this.liveEvents.events().pipe(map((event) => ({ data: event }))),
      interval(pingIntervalMs).pipe(map(() => ({ comment: 'ping' }))),
    );
  }
}
