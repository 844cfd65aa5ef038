import { viewerWindowMs, type ViewersReport } from '@app/contract';
import { Injectable } from '@nestjs/common';
import { createHmac, randomBytes } from 'node:crypto';
import { DirectoryService } from '../directory/directory.service.js';
import { PlaybackService } from '../playback/playback.service.js';
import { Readers } from './readers.js';

/** Hex characters kept of a hash: 64 bits tell a million readers apart. */
const hashLength = 16;

/**
 * How many people watch, by what they ask for: players ask for a playlist about every segment, and for their steering every two seconds
 * while an edge serves them. People behind one address with the same player count as one, and players on an edge that know nothing of
 * steering not at all, so it is a lower bound. Addresses are not kept, only a hash under a key of this process.
 */
@Injectable()
export class ViewersService {
  private readonly key = randomBytes(32);
  private readonly readers = new Readers(viewerWindowMs);
  /** Random word for this process, so that several directors add up. */
  private readonly director = randomBytes(9).toString('base64url');

  constructor(
    private readonly directory: DirectoryService,
    private readonly playback: PlaybackService,
  ) {}

  /** Somebody was given a playlist, or was told where to find it. */
  note(stream: string, { address, userAgent }: { address: string; userAgent: string }, nowMs: number): void {
    const hash = createHmac('sha256', this.key).update(`${address}\n${userAgent}`).digest('hex').slice(0, hashLength);
    this.readers.see({ stream, hash }, nowMs);
  }

  /** Viewers and picture of each stream that is live or watched. */
  report(nowMs: number): ViewersReport {
    const counts = this.readers.count(nowMs);
    const streams = this.directory
      .all()
      .filter((entry) => counts.has(entry.name) || (entry.enabled && this.playback.isLive(entry, nowMs)))
      .map(({ id, name }) => ({
        streamId: id,
        viewers: counts.get(name) ?? 0,
        pictureAt: this.playback.posterAt(name),
      }));
    return { director: this.director, streams };
  }
}
