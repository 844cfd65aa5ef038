import type { EdgeLoad, EdgePresenceAnswer } from '@app/contract';
import type { Logger } from '@app/kit';
import { setTimeout as delay } from 'node:timers/promises';
import { pauseMs, type Condition } from './pace.js';
import type { PresenceClient } from './presence.client.js';

interface PresenceOptions {
  client: Pick<PresenceClient, 'send'>;
  /** Undefined when nginx does not answer. */
  measure: (stopped: AbortSignal) => Promise<EdgeLoad | undefined>;
  /** Program and version of what serves: `nginx/1.22.1`. */
  software: string;
  /** EDGE_LEAVE_MS. */
  leaveMs: number;
  /** Told how each turn ended. */
  onTurn: (condition: Condition) => void;
  logger: Logger;
}

/** One answer that is late says that nginx is busy, so many that it is gone and its viewers with it. */
const silentTurnsMeanGone = 3;

/**
 * Says each second that this edge is there and what it carries; says nothing while nginx does not answer, so that portier calls the edge
 * gone. Portier being away changes nothing for viewers.
 */
export class PresenceLoop {
  private readonly leaving = new AbortController();
  private readonly ended = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private condition: Condition | undefined;
  private failures = 0;
  private known: EdgePresenceAnswer | undefined;
  /** Turns in a row in which portier heard that we leave and nobody was connected. */
  private emptyTurns = 0;
  /** Turns in a row in which nginx did not answer. */
  private silentTurns = 0;

  constructor(private readonly options: PresenceOptions) {}

  /** Whether portier heard the last word. */
  get isHeard(): boolean {
    return this.condition === 'told';
  }

  start(): void {
    this.running = this.run();
  }

  /** Tells portier that the edge leaves, and goes on telling until its viewers were moved away (leaveMs), or none is left. */
  async leave(): Promise<void> {
    const patience = setTimeout(() => this.ended.abort(), this.options.leaveMs);
    this.leaving.abort();
    await this.running;
    clearTimeout(patience);
  }

  private async run(): Promise<void> {
    for (;;) {
      const isLeaving = this.leaving.signal.aborted;
      await this.turn(isLeaving);
      const hasNoViewers = this.emptyTurns >= 2 || this.silentTurns >= silentTurnsMeanGone;
      if (isLeaving && (this.ended.signal.aborted || hasNoViewers)) return;
      await this.pause(isLeaving);
    }
  }

  private async turn(isLeaving: boolean): Promise<void> {
    const { client, measure, software } = this.options;
    // Not cut short when we leave: a measurement that fails means that nginx is silent.
    const load = await measure(new AbortController().signal);
    this.silentTurns = load === undefined ? this.silentTurns + 1 : 0;
    if (load === undefined) return this.note('nginx_silent', 'nginx does not answer');
    const result = await client.send({ software, isLeaving, load });
    if (result.condition !== 'told') return this.note(result.condition, result.reason);
    this.emptyTurns = isLeaving && load.connections === 0 ? this.emptyTurns + 1 : 0;
    this.note('told');
    this.noteAnswer(result.answer);
  }

  /** Logs what changed, and nothing else. */
  private note(condition: Condition, reason?: string): void {
    const { logger, onTurn } = this.options;
    this.failures = condition === 'told' ? 0 : this.failures + 1;
    onTurn(condition);
    if (condition === this.condition) return;
    this.condition = condition;
    if (condition === 'told') logger.info('portier hears this edge');
    else if (condition === 'nginx_silent') logger.error({ reason }, 'edge is silent as nginx does not answer');
    else if (condition === 'unauthorized') {
      logger.error({ reason }, 'portier refuses the token: set EDGE_TOKEN to the one it showed for this edge');
    } else logger.warn({ condition, reason }, 'portier does not hear this edge, which goes on serving');
  }

  private noteAnswer(answer: EdgePresenceAnswer): void {
    const isNews = answer.state !== this.known?.state || answer.incarnation !== this.known.incarnation;
    this.known = answer;
    if (isNews) this.options.logger.info({ ...answer }, 'edge has a new state');
  }

  /** Leaving cuts a pause short, once; its end cuts any. */
  private async pause(isLeaving: boolean): Promise<void> {
    const condition = this.condition ?? 'told';
    // Who leaves has no time to back off.
    const durationMs = pauseMs(isLeaving ? 'told' : condition, this.failures, Math.random());
    const signal = isLeaving ? this.ended.signal : this.leaving.signal;
    await delay(durationMs, undefined, { signal }).catch(() => undefined);
  }
}
