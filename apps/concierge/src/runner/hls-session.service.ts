import { setTimeout as delay } from 'node:timers/promises';
import type { RunnerSpec } from '@app/contract';
import type { ClassifiedError, CommandPlan, ProbedInput, TaskType } from '@app/tasks';
import { Announcer } from './announce.client.js';
import { isErrno } from './kit.js';
import { Packager, type PackagingProblem } from './packager.service.js';
import { deleteOlderBroadcasts, indexKey, openSection, parseIndex, type OpenedSection } from './sections.js';
import type { Store } from './store.js';

export interface HlsSessionOptions {
  spec: RunnerSpec;
  type: TaskType;
  store: Store;
  note: (sentence: string) => void;
  /** The run must end; the next one may begin a new section. */
  onProblem: (problem: PackagingProblem) => void;
  onStoreError: (error: ClassifiedError | null) => void;
}

/** Indexes that stopped this long before their grace was over can still be continued: runners take time to start. */
const continueMarginMs = 30_000;
/** Viewers of an ended broadcast have its last segments this long after the next one began. */
const keepOldBroadcastMs = 120_000;

/** The part of an hls task that lasts over ffmpeg's runs: section, packager, store. */
export class HlsSession {
  #generation = 0;
  #opened: OpenedSection | undefined;
  #packager: Packager | undefined;
  readonly #announcer: Announcer;

  constructor(private readonly options: HlsSessionOptions) {
    const { directorUrls, announceToken } = options.spec;
    const targets = directorUrls.map((url) => ({ url, token: announceToken }));
    this.#announcer = new Announcer(targets, oncePerMinute(options.note));
  }

  /** Whether the next run keeps the publication's first pictures: the section is new and nothing of it is stored. */
  isFirstRun(plannedIds: readonly string[]): boolean {
    const packager = this.#packager;
    const isEmpty = packager === undefined || plannedIds.every((id) => packager.lastNumberOf(id) === null);
    return this.#opened?.isFirst === true && isEmpty;
  }

  /** The section the next run belongs to; the same one until `beginNewSection`. */
  async open(probed: ProbedInput, segmentSeconds: number): Promise<OpenedSection> {
    const { spec, store, type } = this.options;
    this.#opened ??= await openSection(store, {
      ...{ description: spec.description, probed, segmentSeconds, generation: this.#generation, now: new Date() },
      continueWithinMs: type.publishGraceMs + continueMarginMs,
    });
    this.#generation = this.#opened.generation;
    return this.#opened;
  }

  /** Undefined = another agent has this replica by now. */
  async packagerFor(
    { section }: OpenedSection,
    packaging: NonNullable<CommandPlan['packaging']>,
  ): Promise<Packager | undefined> {
    if (this.#packager !== undefined) return this.#packager;
    const { spec, store, onProblem, onStoreError } = this.options;
    const { stream, replica, taskId } = spec.description;
    this.#packager = await Packager.begin({
      ...{ store, stream: stream.name, replica, taskId, leaseToken: spec.leaseToken, section, packaging },
      ...{ announcer: this.#announcer, onProblem },
      onStoreFailure: (error) => onStoreError(storeError(error)),
      onSegmentStored: () => onStoreError(null),
    });
    if (this.#packager !== undefined) void this.#cleanLater(section.broadcastId);
    return this.#packager;
  }

  /** The source's clock or codec is another one from here on. */
  async beginNewSection(): Promise<void> {
    await this.#packager?.settle();
    this.#packager = undefined;
    this.#opened = undefined;
    this.#generation += 1;
  }

  /** `over`: the broadcast ends. `elsewhere`: others carry it on. `open`: it is handed over as it stands. */
  async close(rest: 'over' | 'elsewhere' | 'open'): Promise<void> {
    if (rest === 'over') {
      this.#packager ??= await this.#packagerOfStored();
      this.#packager?.end();
    } else if (rest === 'elsewhere') this.#packager?.leave();
    await this.#packager?.settle();
  }

  /** A runner that was restarted while the source was away must still be able to end the broadcast. */
  async #packagerOfStored(): Promise<Packager | undefined> {
    const { spec, store } = this.options;
    const { stream, replica, publicationId, taskId } = spec.description;
    const stored = parseIndex(await store.get(indexKey(stream.name, replica)));
    const last = stored?.sections.at(-1);
    if (stored === undefined || last === undefined || stored.endedAt !== null || stored.taskId !== taskId)
      return undefined;
    const { segmentSeconds, broadcastId } = stored;
    const agreed = { startSeconds: 0, video: null, audio: null };
    const section = { version: 1 as const, ...last, publicationId, broadcastId, segmentSeconds, agreed };
    const { windowSegments = 8, targetDurationSeconds, hasAudioOnlyVariant } = stored;
    return this.packagerFor(
      { section, generation: this.#generation, isFirst: false },
      { segmentSeconds, windowSegments, targetDurationSeconds, hasAudioOnlyVariant: hasAudioOnlyVariant ?? true },
    );
  }

  async #cleanLater(broadcastId: string): Promise<void> {
    await delay(keepOldBroadcastMs, undefined, { ref: false });
    const { spec, store } = this.options;
    await deleteOlderBroadcasts(store, spec.description.stream.name, broadcastId).catch((error: Error) =>
      this.options.note(`old segments could not be deleted: ${error.message}`),
    );
  }
}

function storeError(error: Error): ClassifiedError {
  const isFull = isErrno(error, 'ENOSPC') || isErrno(error, 'EDQUOT');
  return {
    code: isFull ? 'disk_full' : 'store_failed',
    fault: 'operator',
    retryable: true,
    sentence: isFull
      ? 'The disk of the segment store is full; free space or lower the playlist window.'
      : `Segments cannot be stored (${(error as NodeJS.ErrnoException).code ?? error.name}); check the segment store.`,
  };
}

function oncePerMinute(note: (sentence: string) => void): (sentence: string) => void {
  let lastAt = -Infinity;
  return (sentence) => {
    if (performance.now() - lastAt < 60_000) return;
    lastAt = performance.now();
    note(sentence);
  };
}
