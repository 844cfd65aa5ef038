import type { DiskSpace } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { LAYOUT, type Layout } from '../layout.js';
import { LOGGER } from '../logger.js';
import { measureDisks, type UsedFolder } from './disks.store.js';

const measuredEveryMs = 5_000;
/** A disk that does not answer any more is not known. */
const forgottenAfterMs = 60_000;

/** Room on the disks of this agent. Measured beside everything else: a disk that hangs must not hold a heartbeat. */
@Injectable()
export class DisksService {
  private readonly folders: UsedFolder[];
  private disks: DiskSpace[] | undefined;
  private measuredAtMs = -Infinity;
  private isMeasuring = false;
  private isFailing = false;

  constructor(
    @Inject(LAYOUT) { workDir }: Layout,
    @Inject(CONCIERGE_CONFIG) { CONCIERGE_STORE: store }: ConciergeConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.folders = [
      { use: 'work', folder: workDir },
      { use: 'store', folder: store.root },
    ];
  }

  /** As measured lately; undefined while nothing is known. Asking is what makes it measure. */
  lately(): DiskSpace[] | undefined {
    const ageMs = performance.now() - this.measuredAtMs;
    if (ageMs > measuredEveryMs && !this.isMeasuring) void this.measure();
    return ageMs < forgottenAfterMs ? this.disks : undefined;
  }

  private async measure(): Promise<void> {
    this.isMeasuring = true;
    try {
      this.disks = await measureDisks(this.folders);
      this.measuredAtMs = performance.now();
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn({ err: error }, 'disks cannot be measured');
      this.isFailing = true;
    } finally {
      this.isMeasuring = false;
    }
  }
}
