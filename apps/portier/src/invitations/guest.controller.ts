import {
  Controller,
  createParamDecorator,
  Get,
  Headers,
  Res,
  Sse,
  type ExecutionContext,
  type MessageEvent,
} from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { interval, map, merge, share, takeUntil, ignoreElements, endWith, type Observable } from 'rxjs';
import { Public } from '../accounts/access.js';
import { guestView, type GuestView } from './guest.dto.js';
import { GuestsService } from './guests.service.js';

const pingIntervalMs = 15_000;

/** Who opens a guest page: the secret of its link (empty opens nothing), and from where. */
interface Guest {
  secret: string;
  address: string;
}

/** From `Authorization: Bearer <secret of the link>`. */
const CurrentGuest = createParamDecorator((_: unknown, context: ExecutionContext): Guest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const [, secret = ''] = /^Bearer ([\w-]{1,128})$/.exec(request.headers.authorization ?? '') ?? [];
  return { secret, address: request.ip };
});

/** The page of a guest crew: no account, the secret of the link as bearer token. */
@ApiTags('guest')
@ApiBearerAuth()
@Public()
@Controller('guest')
export class GuestController {
  constructor(private readonly guests: GuestsService) {}

  /** Shows what the holder of an invitation needs to publish. */
  @Get()
  @ApiOkResponse({ standardSchema: guestView })
  view(@CurrentGuest() { secret, address }: Guest): Promise<GuestView> {
    return this.guests.view(secret, address);
  }

  /** Tells a guest of every change. Server-sent events with the same content as the view; `null` and the end when the invitation is gone. */
  @Sse('events')
  async events(@CurrentGuest() { secret, address }: Guest): Promise<Observable<MessageEvent>> {
    const views = (await this.guests.watch(secret, address)).pipe(share());
    const ended = views.pipe(ignoreElements(), endWith(null));
    return merge(
      views.pipe(map((view) => ({ data: JSON.stringify(view) }))),
      interval(pingIntervalMs).pipe(
        map(() => ({ comment: 'ping' })),
        takeUntil(ended),
      ),
    );
  }

  /** Shows a still picture of what arrives. A few seconds old; ask again with its ETag to learn whether there is a newer one. */
  @Get('picture')
  @ApiHeader({ name: 'If-None-Match', required: false, description: 'ETag of the picture you have.' })
  @ApiProduces('image/jpeg')
  @ApiOkResponse({ description: 'JPEG', content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } })
  @ApiResponse({ status: 304, description: 'You have the newest.' })
  async picture(
    @CurrentGuest() { secret, address }: Guest,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const picture = await this.guests.picture(secret, address, ifNoneMatch);
    if (picture === 'unchanged') return void reply.status(304).send();
    if (picture.etag !== null) void reply.header('ETag', picture.etag);
    void reply.type('image/jpeg').send(picture.bytes);
  }
}
