import { hashPublishKey, hashToken, PortierError, unseal, type ClusterKeys } from '@app/contract';
import type { Logger } from '@app/kit';
import { taskTypes } from '@app/tasks';
import { Inject, Injectable } from '@nestjs/common';
import type { User } from '../accounts/access.js';
import { PORTIER_CONFIG, type PortierConfig } from '../config.js';
import { Database, type Executor } from '../database/database.js';
import { LOGGER } from '../logger.js';
import { CLUSTER_KEYS } from '../platform.module.js';
import { viewerOf } from '../rights/right.js';
import type { AppliedView, ApplyBody, ExportQuery, PlanBody, PlanView, StepView } from './apply.dto.js';
import { ApplyRepository } from './apply.repository.js';
import { cutsOf } from './cut.js';
import { parseFile, type FileProblem, type PortierDocument } from './document.js';
import { fileOf, yamlOf } from './export.js';
import { withRefs } from './plan-configurations.js';
import { planSteps, type Planning } from './plan.js';
import type { State } from './state.js';
import { refs, type Ref, type Step } from './step.js';
import { AlertStepsService } from './alert-steps.service.js';
import { NotMade, StepsService, type Progress } from './steps.service.js';

/**
 * How long tasks may be held, as a part of the lease: their agents report in vain meanwhile, and must be heard again before their
 * leases run out.
 */
const holdingPart = 0.5;

/** As many as somebody can mend at once. */
const shownProblems = 50;

/**
 * A file that says what there shall be. A plan is the same work as applying it, in a transaction that is rolled back: what
 * it says would happen is what happened there (docs/decisions/0023).
 */
@Injectable()
export class ApplyService {
  constructor(
    private readonly database: Database,
    private readonly repository: ApplyRepository,
    private readonly steps: StepsService,
    private readonly alertSteps: AlertStepsService,
    @Inject(CLUSTER_KEYS) private readonly keys: ClusterKeys,
    @Inject(PORTIER_CONFIG) private readonly config: PortierConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** What there is, as a file. To apply it changes nothing. */
  async export(user: User, { format }: ExportQuery): Promise<string> {
    const state = await this.repository.state(this.database, viewerOf(user));
    const file = fileOf(state, user);
    return format === 'yaml' ? yamlOf(file) : `${JSON.stringify(file, null, 2)}\n`;
  }

  /** @throws PortierError `invalid` with every problem of the file, where it is in it */
  async plan(user: User, body: PlanBody): Promise<PlanView> {
    const document = read(body.file);
    const {
      newKeys: _,
      newSecrets: __,
      ...plan
    } = await this.database.rehearse((transaction) => this.carryOut(transaction, { user, document, body }));
    return plan;
  }

  /** @throws PortierError `invalid`; `conflict` when it would no longer do what the plan said */
  async apply(user: User, body: ApplyBody): Promise<AppliedView> {
    const document = read(body.file);
    const applied = await this.database.together(async (transaction) => {
      const done = await this.carryOut(transaction, { user, document, body });
      if (done.hash === body.planHash) return done;
      throw new PortierError('conflict', 'Something has changed since the plan was made; look at a new plan first.');
    });
    const { steps, cuts } = applied;
    this.logger.info({ userId: user.id, steps: steps.length, cuts: cuts.length }, 'file applied');
    return applied;
  }

  private async carryOut(
    transaction: Executor,
    { user, document, body }: { user: User; document: PortierDocument; body: PlanBody },
  ): Promise<AppliedView> {
    await this.repository.lock(transaction);
    requireOwnSections(document, user);
    const state = await this.repository.state(transaction, viewerOf(user));
    const onAir = await this.repository.onAir(transaction);
    const onAirNames = new Set([...onAir.tasks, ...onAir.publishers].map(({ stream }) => stream));
    const planning = this.planning(body, onAirNames);
    const steps = planSteps(document.file, state, planning);
    const problems = planning.problems.map(({ at, message }) => ({ ...document.at(at), message }));
    const progress: Progress = { transaction, user, ids: idsOf(state), newKeys: [], newSecrets: [] };
    if (problems.length === 0) problems.push(...(await this.runAll(steps, { progress, document, onAirNames })));
    if (problems.length > 0) throw invalidFile(problems);
    const stopFirst = (type: string) => taskTypes.get(type)?.handover === 'stop_first';
    const cuts = cutsOf(onAir, await this.repository.fate(onAir, transaction), stopFirst);
    const shown = steps.map((step) => view(step, document));
    const hash = hashToken(JSON.stringify([body.file, body.prune, body.secrets, shown, cuts]));
    return { hash, steps: shown, cuts, newKeys: progress.newKeys, newSecrets: progress.newSecrets };
  }

  /** All of them, so that every problem is told at once; the transaction of a file with problems is rolled back. */
  private async runAll(
    steps: readonly Step[],
    {
      progress,
      document,
      onAirNames,
    }: { progress: Progress; document: PortierDocument; onAirNames: ReadonlySet<string> },
  ): Promise<FileProblem[]> {
    const problems: FileProblem[] = [];
    let holdingSince: number | undefined;
    for (const step of steps) {
      if (step.stream !== null && onAirNames.has(step.stream)) holdingSince ??= performance.now();
      this.requireShortHold(holdingSince);
      try {
        await this.database.transaction(() => this.run(step.work, progress));
      } catch (error) {
        if (error instanceof NotMade && problems.length > 0) continue;
        if (!(error instanceof PortierError) || error.code === 'unavailable') throw error;
        problems.push(...problemsOf(error, step, document));
        if (problems.length >= shownProblems) break;
      }
    }
    return problems;
  }

  private run(work: Step['work'], progress: Progress): Promise<void> {
    const isAlert = work.kind === 'alertDestination' || work.kind === 'alertRule';
    return isAlert ? this.alertSteps.run(work, progress) : this.steps.run(work, progress);
  }

  /** @throws PortierError `conflict` when so many streams on the air change that their agents would be given up */
  private requireShortHold(since: number | undefined): void {
    if (since === undefined || performance.now() - since < this.config.PORTIER_LEASE_TTL_MS * holdingPart) return;
    throw new PortierError(
      'conflict',
      'The file changes too many streams that are on the air at once: their tasks would be taken from their agents. Apply it in parts.',
    );
  }

  private planning({ prune, secrets }: PlanBody, onAir: ReadonlySet<string>): Planning {
    return {
      ...{ prune, secrets, onAir, problems: [] },
      hashOf: (key) => hashPublishKey(this.keys, key),
      unseal: (sealed) => {
        try {
          return unseal(this.keys, sealed);
        } catch {
          return undefined;
        }
      },
    };
  }
}

/** @throws PortierError `invalid` */
function read(text: string): PortierDocument {
  const parsed = parseFile(text);
  if (parsed.ok) return parsed.document;
  throw invalidFile(parsed.problems);
}

function invalidFile(problems: readonly FileProblem[]): PortierError {
  const fields = problems.slice(0, shownProblems).map(({ path, line, column, message }) => {
    return { path, message: `line ${line}, column ${column}: ${message}`, line, column };
  });
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  return new PortierError('invalid', `The file has ${count}; nothing was changed.`, { fields });
}

/** What only administrators may say is refused as such, and not as things that are not there. */
function requireOwnSections({ file, at }: PortierDocument, { isAdministrator }: User): void {
  if (isAdministrator) return;
  const reserved = (['mediaServers', 'groups', 'quotas', 'alertDestinations'] as const).filter(
    (name) => file[name] !== undefined,
  );
  if (reserved.length === 0) return;
  throw invalidFile(reserved.map((name) => ({ ...at([name]), message: 'this part is for administrators' })));
}

function idsOf({ applications, streams, groups }: State): Map<Ref, string> {
  return new Map([
    ...applications.map(({ name, id }) => [refs.application(name), id] as const),
    ...groups.map(({ name, id }) => [refs.group(name), id] as const),
    ...streams.map(({ name, id }) => [refs.stream(name), id] as const),
    ...streams.flatMap(({ name, configurations }) =>
      [...withRefs(name, configurations)].map(([ref, { id }]) => [ref, id] as const),
    ),
  ]);
}

/** A problem of a service, where the file says what it was about. */
function problemsOf(error: PortierError, { at, name, work }: Step, document: PortierDocument): FileProblem[] {
  const place = at ?? [];
  if (at === null) return [{ ...document.at([]), message: `${work.action} ${work.kind} ${name}: ${error.message}` }];
  if (error.fields.length === 0) return [{ ...document.at(place), message: error.message }];
  return error.fields.map(({ path, message }) => {
    const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    return { ...document.at([...place, ...steps]), message };
  });
}

function view({ work, name, stream, changes, at }: Step, document: PortierDocument): StepView {
  const line = at === null ? null : document.at(at).line;
  return { action: work.action, kind: work.kind, name, stream, changes, line };
}
