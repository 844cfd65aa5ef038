import { probeSkills, type HeartbeatRequest } from '@app/contract';
import type { Logger } from '@app/kit';
import { taskTypes } from '@app/tasks';
import { Inject, Injectable } from '@nestjs/common';
import { join, resolve } from 'node:path';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { probeFfmpeg } from './ffmpeg.process.js';
import { defaultSlots, findInPath, measureLoad } from './machine.process.js';
import { describeSkills } from './skills.js';

/** A machine without ffmpeg is looked at again this often. */
const probeAgainAfterMs = 30_000;

/** What this machine is, can do and is busy with. */
@Injectable()
export class MachineService {
  readonly slots: number;
  readonly nodePath = process.execPath;
  /** Absolute path of the program each task runs as. */
  readonly runnerPath: string;
  /** Ties runners to their supervisord; empty on a machine without util-linux. */
  readonly setprivPath = findInPath('setpriv');
  /** Why this machine can run no task, in one sentence, or null. */
  problem: string | null = 'ffmpeg has not been looked for yet';
  skills: string[] = [];
  private probedAt = -Infinity;

  constructor(
    @Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.slots = config.CONCIERGE_SLOTS === 0 ? defaultSlots() : config.CONCIERGE_SLOTS;
    const own = join(import.meta.dirname, '../runner/main.js');
    this.runnerPath = config.CONCIERGE_RUNNER_PATH === '' ? own : resolve(config.CONCIERGE_RUNNER_PATH);
  }

  load(): HeartbeatRequest['load'] {
    return measureLoad();
  }

  /** Finds out what ffmpeg can do, once; while it is missing, again now and then. */
  async probe(): Promise<void> {
    if (this.problem === null || performance.now() - this.probedAt < probeAgainAfterMs) return;
    this.probedAt = performance.now();
    const found = await probeFfmpeg(this.config.CONCIERGE_FFMPEG_PATH, this.config.CONCIERGE_FFPROBE_PATH);
    const before = this.problem;
    this.problem = found.kind === 'found' ? null : found.sentence;
    this.skills =
      found.kind === 'found' ? describeSkills([...taskTypes.keys(), ...Object.values(probeSkills)], found) : [];
    if (this.problem === before) return;
    if (this.problem !== null) this.logger.error({ reason: this.problem }, 'this machine can run no task');
    else this.logger.info({ skills: this.skills.length, slots: this.slots }, 'machine looked at');
  }
}
