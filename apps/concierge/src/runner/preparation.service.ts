import type { RunnerSpec } from '@app/contract';
import type { ClassifiedError, CommandPlan, ProbedInput, TaskType } from '@app/tasks';
import type { RunFacts } from './classify.js';
import type { HlsSession } from './hls-session.service.js';
import { maskOf, type Mask } from './mask.js';
import type { Packager } from './packager.service.js';
import { probeInput } from './probe.process.js';
import { leaseLost } from './run-problem.js';
import { checkResolvedTarget, forbiddenTarget } from './target-check.js';

/** What a run of ffmpeg needs. */
export interface Prepared {
  plan: CommandPlan;
  packager: Packager | null;
  isFirstRun: boolean;
}

export interface PreparationOptions {
  folder: string;
  spec: RunnerSpec;
  type: TaskType;
  /** Parameters as the type's schema read them. */
  params: unknown;
  hls: HlsSession;
  /** Aborts when the task is told to stop. */
  stopping: AbortSignal;
  /** Told what to hide from now on, before anything of a plan is shown. */
  onMask: (mask: Mask) => void;
}

/** Makes the plan of the next run: is the target allowed, what comes in, where does its packaging go on. */
export class Preparation {
  /** Kept while only ffmpeg fails: a second look would cost viewers half a second. */
  #probed: ProbedInput | undefined;

  constructor(private readonly options: PreparationOptions) {}

  /** What is known of how runs of this task fail. */
  get facts(): RunFacts {
    const { spec, type } = this.options;
    return { inputUrl: spec.description.inputUrl, graceMs: type.publishGraceMs };
  }

  /** The input may be another one from here on: it is looked at again. */
  forgetInput(): void {
    this.#probed = undefined;
  }

  /** The plan of the next run, or why there is none. */
  async prepare(): Promise<Prepared | ClassifiedError> {
    const { spec, type, params, stopping } = this.options;
    const forbidden = await this.#checkTarget();
    if (forbidden !== null) return forbidden;
    if (!type.needsProbe) {
      return { plan: this.#plan({ probed: null, isFirstRun: true }), packager: null, isFirstRun: true };
    }
    if (this.#probed !== undefined) return this.#prepareHls(this.#probed);
    const outcome = await probeInput(spec.ffprobePath, this.facts, {
      keyframeSeconds: type.needsKeyframeProbe?.(params) ?? null,
      signal: stopping,
    });
    if (outcome.kind === 'failed') return outcome.error;
    this.#probed = outcome.probed;
    return this.#prepareHls(outcome.probed);
  }

  async #prepareHls(probed: ProbedInput): Promise<Prepared | ClassifiedError> {
    const { hls } = this.options;
    const draft = this.#plan({ probed, isFirstRun: true });
    if (draft.packaging === null) return { plan: draft, packager: null, isFirstRun: true };
    try {
      const opened = await hls.open(probed, draft.packaging.segmentSeconds);
      const isFirstRun = hls.isFirstRun(draft.outputs.map(({ rendition }) => rendition.id));
      const plan = this.#plan({ probed, agreed: opened.section.agreed, isFirstRun });
      const packager = await hls.packagerFor(opened, plan.packaging ?? draft.packaging);
      return packager === undefined ? leaseLost : { plan, packager, isFirstRun };
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      const sentence = `The segment store cannot be used (${reason}); check that its folder is there and writable.`;
      return { code: 'store_failed', fault: 'operator', retryable: true, sentence };
    }
  }

  async #checkTarget(): Promise<ClassifiedError | null> {
    const { spec, type, params } = this.options;
    const allowPrivate = spec.allowPrivateTargets;
    const problem = type.checkTarget?.(params as { url: string }, { allowPrivate }) ?? null;
    if (problem !== null) return forbiddenTarget(problem);
    const host = type.targetHost?.(params) ?? null;
    return host === null ? null : checkResolvedTarget(host, allowPrivate);
  }

  #plan(input: { probed: ProbedInput | null; agreed?: ProbedInput; isFirstRun: boolean }): CommandPlan {
    const { folder, spec, type, params, onMask } = this.options;
    const { inputUrl, stream } = spec.description;
    const plan = type.command(params, { inputUrl, taskFolder: folder, ...input });
    onMask(maskOf(inputUrl, stream.name, plan.secrets));
    return plan;
  }
}
