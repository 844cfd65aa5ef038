import type { ProblemCode } from '@app/contract';
import type { Logger } from '@app/kit';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { databaseNow } from '../database/clock.repository.js';
import { Database, type Executor } from '../database/database.js';
import type { Page } from '../http/page.js';
import { sortedPage, sortedPosition } from '../http/sorting.js';
import { LiveEventsService } from '../live-events/live-events.service.js';
import { LOGGER } from '../logger.js';
import { viewerOf } from '../rights/right.js';
import { RightsService } from '../rights/rights.service.js';
import { changesFrom, type CurrentProblem, type Judgement, type Patience, type ProblemChange } from './problem.js';
import {
  problemHistorySorting,
  problemSorting,
  type ProblemHistoryQuery,
  type ProblemQuery,
  type ProblemView,
} from './problems.dto.js';
import { ProblemsRepository, type ProblemRow } from './problems.repository.js';

type Change<Kind extends ProblemChange['kind']> = Extract<ProblemChange, { kind: Kind }>;

/** Problems with begin and end, kept in line with what was judged. */
@Injectable()
export class ProblemsService {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemsRepository,
    private readonly rights: RightsService,
    private readonly liveEvents: LiveEventsService,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  lockCurrent(transaction: Executor): Promise<CurrentProblem[]> {
    return this.problems.lockCurrent(transaction);
  }

  /** Begins, opens and ends problems. @param current of `lockCurrent`, read before the facts that were judged */
  async apply(
    transaction: Executor,
    judgement: Judgement,
    current: readonly CurrentProblem[],
    patienceOf: (code: ProblemCode) => Patience,
  ): Promise<void> {
    const now = await databaseNow(transaction);
    const changes = changesFrom(judgement, current, { now, patienceOf });
    const of = <Kind extends ProblemChange['kind']>(kind: Kind) =>
      changes.filter((change): change is Change<Kind> => change.kind === kind);
    const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id);
    const [begun, seen, unseen] = [of('begun'), of('seen'), of('unseen')];
    const [discarded, ended] = [of('discarded'), of('ended')];
    if (seen.length > 0) await this.problems.seen(transaction, seen);
    if (unseen.length > 0) await this.problems.unseen(transaction, idsOf(unseen));
    if (discarded.length > 0) await this.problems.discard(transaction, idsOf(discarded));
    if (ended.length > 0) await this.problems.end(transaction, ended);
    const opened = begun.length > 0 ? await this.problems.begin(transaction, begun) : [];
    await this.announce(transaction, {
      created: [...opened.filter(({ isOpen }) => isOpen), ...seen.filter(({ opens }) => opens)],
      updated: [...seen.filter(({ opens, id }) => !opens && isOpen(current, id)), ...ended],
    });
    if (ended.length + seen.length + opened.length > 0) {
      this.logger.debug({ begun: opened.length, seen: seen.length, ended: ended.length }, 'problems changed');
    }
  }

  async open(user: User, query: ProblemQuery): Promise<Page<ProblemView>> {
    const after = sortedPosition(problemSorting, query);
    const rows = await this.problems.open(this.database, viewerOf(user), { ...query, after });
    return sortedPage(rows, query, toView);
  }

  /** @throws PortierError `not_found` when the user may not view the stream */
  async history(user: User, streamId: string, query: ProblemHistoryQuery): Promise<Page<ProblemView>> {
    await this.rights.require(this.database, user, 'view', { kind: 'stream', id: streamId });
    const after = sortedPosition(problemHistorySorting, query);
    const rows = await this.problems.ofStream(this.database, streamId, { ...query, after });
    return sortedPage(rows, query, toView);
  }

  prune(): Promise<void> {
    return this.problems.prune(this.database, this.config.PORTIER_PROBLEM_HISTORY_DAYS);
  }

  private async announce(
    transaction: Executor,
    news: Record<'created' | 'updated', readonly { id: string; streamId: string | null }[]>,
  ): Promise<void> {
    for (const action of ['created', 'updated'] as const) {
      for (const { id, streamId } of news[action]) {
        await this.liveEvents.publish(transaction, { topic: 'problem', id, streamId, action });
      }
    }
  }
}

function isOpen(current: readonly CurrentProblem[], id: string): boolean {
  return current.some((problem) => problem.id === id && problem.state === 'open');
}

function toView({ position: _, ...problem }: ProblemRow): ProblemView {
  return problem;
}
