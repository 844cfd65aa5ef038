import { directoryFeed, type DirectoryFeed } from '@app/contract';
import { Inject, Injectable } from '@nestjs/common';
import { DIRECTOR_CONFIG, type DirectorConfig } from '../config.js';

const waitSeconds = 20;
const answerDeadlineMs = (waitSeconds + 10) * 1000;

/** Portier did not take the cursor: it was restored from a backup, say. Ask for everything. */
export class CursorRefused extends Error {}

/** Reads portier's directory feed. */
@Injectable()
export class DirectoryClient {
  constructor(@Inject(DIRECTOR_CONFIG) private readonly config: DirectorConfig) {}

  /**
   * One long poll: answers at once when something changed after `cursor`, else after 20 s. An empty cursor asks for
   * everything.
   * @throws CursorRefused, or any error of the network or of an answer that is not the feed
   */
  async poll(cursor: string, signal: AbortSignal): Promise<DirectoryFeed> {
    const url = new URL('api/v1/feeds/directory', this.config.DIRECTOR_PORTIER_URL.replace(/\/*$/, '/'));
    url.searchParams.set('after', cursor);
    url.searchParams.set('waitSeconds', String(waitSeconds));
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${this.config.DIRECTOR_SERVICE_TOKEN}`, accept: 'application/json' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerDeadlineMs)]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      if (cursor !== '' && [400, 409, 410, 412, 422].includes(response.status)) {
        throw new CursorRefused(`portier refused the cursor with status ${response.status}`);
      }
      throw new Error(`portier answered the directory feed with status ${response.status}`);
    }
    return directoryFeed.parse(await response.json());
  }
}
