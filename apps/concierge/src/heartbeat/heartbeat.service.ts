import type { HeartbeatRequest } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { nowInstant } from '../clock.js';
import { CONCIERGE_CONFIG, type ConciergeConfig } from '../config.js';
import { LOGGER } from '../logger.js';
import { DisksService } from '../machine/disks.service.js';
import { MachineService } from '../machine/machine.service.js';
import { metrics } from '../metrics.js';
import { ProbesService } from '../probes/probes.service.js';
import { diff } from '../tasks/diff.js';
import { SupervisionLoop } from '../tasks/supervision.loop.js';
import { TasksService } from '../tasks/tasks.service.js';
import { softwareVersion } from '../version.js';
import type { Answer } from './answer.js';
import { answerGraceMs, HeartbeatClient, type Condition } from './heartbeat.client.js';

/** How a heartbeat ended, for the pace of the next. */
export type BeatOutcome = { kind: 'answered'; changedSomething: boolean } | { kind: 'cut' } | { kind: 'failed' };

const advice: Record<Condition, string> = {
  unreachable: 'portier is away, tasks go on and are reported when it is back',
  unauthorized: 'portier does not know this agent, tasks go on: put the token of the agents page into CONCIERGE_TOKEN',
  refused: 'portier refuses the heartbeat, tasks go on: agent and portier may be of versions that do not fit',
  nonsense: 'what answers is not portier, tasks go on: check CONCIERGE_PORTIER_URL',
};

/** One heartbeat: what this agent says, and what it does about the answer. */
@Injectable()
export class HeartbeatService {
  /** What is wrong with the way to portier, or null. */
  problem: string | null = 'portier has not answered yet';
  /** Tasks of this draining agent that portier is starting elsewhere, by its last answer. */
  moving = 0;
  private readonly incarnation = randomBytes(12).toString('hex');
  private condition: Condition | 'fine' | 'unknown' = 'unknown';
  private isDraining = false;
  private isDrainKnown = false;
  private isDrainedByPortier = false;

  constructor(
    private readonly client: HeartbeatClient,
    private readonly tasks: TasksService,
    private readonly supervision: SupervisionLoop,
    private readonly machine: MachineService,
    private readonly disks: DisksService,
    private readonly probes: ProbesService,
    @Inject(CONCIERGE_CONFIG) private readonly config: ConciergeConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Draining, by its own signal or by order of portier. */
  get isTakingNothing(): boolean {
    return this.isDraining || this.isDrainedByPortier;
  }

  /** From now on nothing new is taken, and portier is told so. */
  startDraining(): void {
    this.isDraining = true;
  }

  async beat(waitMs: number, cut: AbortSignal): Promise<BeatOutcome> {
    const { reports, told } = this.tasks.book.report(nowInstant());
    const sentAt = performance.now();
    // A drain is said and answered without a wait: whoever stops this agent waits for it.
    const { isDraining } = this;
    const request = this.request(isDraining && !this.isDrainKnown ? 0 : waitMs, reports);
    const result = await this.client.send(request, cut);
    if (result.kind === 'cut') return result;
    if (result.kind === 'failed') {
      metrics.heartbeatFailures.inc({ condition: result.condition });
      this.noteFailure(result.condition, result.reason);
      return { kind: 'failed' };
    }
    const tookMs = performance.now() - sentAt;
    metrics.heartbeatSeconds.observe(tookMs / 1000);
    if (tookMs > Math.max(result.answer.leaseTtlMs, waitMs + answerGraceMs)) {
      // This agent was asleep: what it was granted then may run elsewhere by now. The next answer says what still holds.
      this.logger.warn({ durationMs: Math.round(tookMs) }, 'answer is older than a lease, it is not followed');
      return { kind: 'cut' };
    }
    this.noteAnswer(result.answer);
    this.isDrainKnown = isDraining;
    this.tasks.book.forget(told);
    return { kind: 'answered', changedSomething: this.apply(result.answer) };
  }

  private request(waitMs: number, tasks: HeartbeatRequest['tasks']): HeartbeatRequest {
    const { slots, skills } = this.machine;
    const taken = tasks.filter(({ state }) => state !== 'stopped').length;
    const canWork = !this.isDraining && !this.isDrainedByPortier && this.supervision.problem === null;
    return {
      incarnation: this.incarnation,
      version: softwareVersion,
      slots,
      freeSlots: canWork && skills.length > 0 ? Math.max(0, slots - taken) : 0,
      skills,
      labels: this.config.CONCIERGE_LABELS,
      load: this.machine.load(),
      disks: this.disks.lately(),
      draining: this.isDraining,
      waitMs,
      tasks,
    };
  }

  private apply(answer: Answer): boolean {
    for (const { problem, ...key } of this.isDraining ? [] : answer.unreadable) {
      this.tasks.refuse(key, 'bad_grant', `The grant cannot be read: ${problem}.`);
    }
    const changes = diff(this.tasks.book.all(), answer, { takesGrants: !this.isDraining });
    this.tasks.apply(changes);
    this.probes.take(answer.probes ?? []);
    return changes.start.length + changes.stop.length > 0;
  }

  private noteAnswer({ conciergeId, drain, moving, nameless }: Answer): void {
    if (this.condition !== 'fine') this.logger.info({ conciergeId }, 'portier answers');
    if (drain !== this.isDrainedByPortier) this.logger.info({ conciergeId, drain }, 'drain order changed');
    if (nameless > 0) this.logger.error({ nameless }, 'answer has grants or stops without a task, they are ignored');
    this.condition = 'fine';
    this.problem = null;
    this.isDrainedByPortier = drain;
    this.moving = moving;
  }

  /** One line for each change of condition, not for each try. */
  private noteFailure(condition: Condition, reason: string): void {
    this.problem = `${advice[condition]} (${reason})`;
    if (condition === this.condition) return;
    this.condition = condition;
    const fields = { condition, reason, portierUrl: this.config.CONCIERGE_PORTIER_URL };
    if (condition === 'unreachable') this.logger.warn(fields, advice[condition]);
    else this.logger.error(fields, advice[condition]);
  }
}
