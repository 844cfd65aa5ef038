import { PortierError } from '@app/contract';
import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { join } from 'node:path';
import { FsStore } from '../store/fs.store.js';
import { broadcastPattern, mediaFilePattern, renditionPattern } from '../store/safe-index.js';
import { PlaybackService } from './playback.service.js';

/** A stored segment never changes, its address is never used again. */
const segmentCaching = 'public, max-age=86400, immutable';
const posterCaching = 'public, max-age=5';

interface SegmentAddress {
  stream: string;
  broadcast: string;
  rendition: string;
  file: string;
}

/** Segments, initialization sections and posters out of the store, with ETag, Range and conditional requests. */
@Controller('hls')
export class FilesController {
  constructor(
    private readonly playback: PlaybackService,
    private readonly store: FsStore,
  ) {}

  @Get(':stream/:broadcast/:rendition/:file')
  segment(@Param() { stream, broadcast, rendition, file }: SegmentAddress, @Res() reply: FastifyReply): void {
    const isAddress =
      broadcastPattern.test(broadcast) && renditionPattern.test(rendition) && mediaFilePattern.test(file);
    if (!isAddress) throw new PortierError('not_found', 'There is no such file.');
    this.playback.requireWatchable(stream);
    void reply.header('Cache-Control', segmentCaching).type('video/mp4');
    this.send(reply, join(stream, broadcast, rendition, file));
  }

  @Get(':stream/poster.jpg')
  async poster(
    @Param('stream') stream: string,
    @Headers('authorization') authorization: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { uri, isPublic } = await this.playback.poster(stream, authorization, Date.now());
    void reply.header('Cache-Control', isPublic ? posterCaching : 'private, no-store').type('image/jpeg');
    this.send(reply, join(stream, uri));
  }

  /** A missing file (it left the window) becomes the 404 of the problem filter. */
  private send(reply: FastifyReply, path: string): void {
    void reply.sendFile(path, this.store.root, { contentType: false, cacheControl: false, index: false });
  }
}
