import { PortierError } from '@app/contract';
import { Controller, Get, Header, HttpCode, Options, Param } from '@nestjs/common';
import { renditionPattern } from '../store/safe-index.js';
import { PlaybackService } from './playback.service.js';

export const playlistType = 'application/vnd.apple.mpegurl';
/** nginx cannot cache for less than a second (hls.md section 5). */
export const playlistCaching = 'public, max-age=1';

/** Media playlists for players and edges; HEAD works where GET does. */
@Controller('hls')
export class PlaylistsController {
  constructor(private readonly playback: PlaybackService) {}

  @Get(':stream/:playlist')
  @Header('Content-Type', playlistType)
  @Header('Cache-Control', playlistCaching)
  media(@Param('stream') stream: string, @Param('playlist') playlist: string): Promise<string> {
    const rendition = playlist.endsWith('.m3u8') ? playlist.slice(0, -'.m3u8'.length) : '';
    if (!renditionPattern.test(rendition)) throw new PortierError('not_found', 'There is no such playlist.');
    return this.playback.media(stream, rendition, Date.now());
  }

  /** CORS preflight of everything below. */
  @Options('*')
  @HttpCode(204)
  @Header('Access-Control-Allow-Methods', 'GET, HEAD, OPTIONS')
  @Header('Access-Control-Allow-Headers', 'Range, If-None-Match, If-Modified-Since')
  @Header('Access-Control-Max-Age', '86400')
  preflight(): void {}
}
