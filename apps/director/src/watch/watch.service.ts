import { namePattern } from '@app/contract';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';
import { DirectoryService } from '../directory/directory.service.js';
import { EdgesService } from '../edges/edges.service.js';
import { SignalsService } from '../signals/signals.service.js';
import { fillList, fillTemplate } from './page.js';

/** Files of hls.js under the names the page asks for; no foreign server is involved. */
const playerFiles: Record<string, string> = { 'hls.min.mjs': 'hls.min.mjs', 'hls.worker.js': 'hls.worker.js' };
const ownFilePattern = /^[a-z][a-z-]{0,40}\.(?:js|css|svg)$/;

const templateNames = ['watch.html', 'list.html', 'list-item.html'] as const;

/** Pages for people: one a stream, and the list of public live streams. */
@Injectable()
export class WatchService implements OnModuleInit {
  private readonly pageFolder: string;
  private readonly playerFolder: string;
  private readonly templates = new Map<string, string>();

  constructor(
    private readonly directory: DirectoryService,
    private readonly signals: SignalsService,
    private readonly edges: EdgesService,
    @Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig,
  ) {
    this.pageFolder = resolve(config.DIRECTOR_PAGE_DIR);
    this.playerFolder = join(dirname(createRequire(import.meta.url).resolve('hls.js/package.json')), 'dist');
  }

  async onModuleInit(): Promise<void> {
    for (const name of templateNames) {
      this.templates.set(name, await readFile(join(this.pageFolder, name), 'utf8'));
    }
  }

  /** HTML of a stream's page, and where its player may be sent; unknown streams have a page too, which says so. */
  page(stream: string): { html: string; isKnown: boolean; edges: string[] } {
    const entry = this.directory.find(stream);
    const isKnown = entry?.enabled === true && namePattern.test(stream);
    const publicUrl = this.config.DIRECTOR_PUBLIC_URL.replace(/\/+$/, '');
    const html = fillTemplate(this.template('watch.html'), {
      stream: isKnown ? stream : '',
      title: isKnown ? entry.title || stream : '',
      playlistUrl: isKnown ? `${publicUrl}/hls/${stream}/index.m3u8` : '',
    });
    const edges = [...this.edges.all.map(({ baseUrl }) => baseUrl), ...this.config.DIRECTOR_PAGE_SOURCES];
    return { html, isKnown, edges };
  }

  list(now: number): string {
    return fillList(this.template('list.html'), this.template('list-item.html'), this.signals.live('anybody', now));
  }

  /** Where an asset of the pages is, or undefined. */
  asset(file: string): { folder: string; file: string } | undefined {
    const playerFile = Object.hasOwn(playerFiles, file) ? playerFiles[file] : undefined;
    if (playerFile !== undefined) return { folder: this.playerFolder, file: playerFile };
    return ownFilePattern.test(file) ? { folder: join(this.pageFolder, 'assets'), file } : undefined;
  }

  private template(name: (typeof templateNames)[number]): string {
    return this.templates.get(name) ?? '';
  }
}
