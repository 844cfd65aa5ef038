import { PortierError } from '@app/contract';
import { originPathway, type SteeringManifest } from '@app/hls';
import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { playlistCaching, playlistType } from '../playback/playlists.controller.js';
import { questionOf } from './question.js';
import { SteeringService } from './steering.service.js';

/** Where players begin, and where they ask again while they play. */
@Controller('hls')
export class SteeringController {
  constructor(private readonly steering: SteeringService) {}

  /** `?only=audio`: sound without picture. `?pathway=origin`: no edges. */
  @Get(':stream/index.m3u8')
  @Header('Content-Type', playlistType)
  async multivariant(
    @Param('stream') stream: string,
    @Query() { only, pathway }: Record<string, unknown>,
    @Req() { ip, headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    // Pages of portier ask for the origin alone: they may not connect to edges, and who operates wants to see what is made.
    const viewer = pathway === originPathway.id ? null : { address: ip, userAgent: headers['user-agent'] ?? '' };
    const wish = { viewer, only: only === 'audio' ? ('audio' as const) : undefined };
    const { text, isPersonal } = await this.steering.multivariant(stream, wish, Date.now());
    // The order of edges is of one viewer's bucket; a cache would send everybody to the same edge.
    void reply.header('Cache-Control', isPersonal ? 'private, max-age=1' : playlistCaching);
    return text;
  }

  /** The bucket is part of the address, so that a cache may answer it for all who share it. */
  @Get(':stream/steering.json')
  @Header('Cache-Control', 'public, max-age=1')
  manifest(@Param('stream') stream: string, @Query() query: Record<string, unknown>): Promise<SteeringManifest> {
    const question = questionOf(query);
    if (question === null) throw new PortierError('invalid', 'Ask as the multivariant playlist says.');
    return this.steering.manifest(stream, question, Date.now());
  }
}
