import { PortierError } from '@app/contract';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { contentSecurityPolicy } from './page.js';
import { WatchService } from './watch.service.js';

const htmlType = 'text/html; charset=utf-8';

/** Pages for people. */
@Controller()
export class WatchController {
  constructor(private readonly watch: WatchService) {}

  @Get()
  @Header('Content-Type', htmlType)
  @Header('Content-Security-Policy', contentSecurityPolicy())
  @Header('Cache-Control', 'no-cache')
  list(): string {
    return this.watch.list(Date.now());
  }

  @Get('watch/:stream')
  @Header('Content-Type', htmlType)
  @Header('Cache-Control', 'no-cache')
  page(@Param('stream') stream: string, @Res({ passthrough: true }) reply: FastifyReply): string {
    const { html, isKnown, edges } = this.watch.page(stream);
    void reply.status(isKnown ? 200 : 404).header('Content-Security-Policy', contentSecurityPolicy(edges));
    return html;
  }

  @Get('watch/assets/:file')
  asset(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const asset = this.watch.asset(file);
    if (asset === undefined) throw new PortierError('not_found', 'There is no such file.');
    void reply.header('Cache-Control', 'no-cache').header('Content-Security-Policy', contentSecurityPolicy());
    void reply.sendFile(asset.file, asset.folder, { cacheControl: false, index: false });
  }
}
