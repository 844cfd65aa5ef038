import type { HealthProblem, LiveStream } from '../../api/types.js';

/** A live stream with what is wrong with it. */
export interface LiveCard {
  stream: LiveStream;
  /** The worst first. */
  problems: HealthProblem[];
}

const weight = (problems: readonly HealthProblem[]): number =>
  problems.some(({ severity }) => severity === 'error') ? 2 : problems.length > 0 ? 1 : 0;

/** Streams that need a person first, then by name: so long as nothing gets better or worse nothing moves. */
export function liveCards(streams: readonly LiveStream[], problems: readonly HealthProblem[]): LiveCard[] {
  const byStream = new Map<string, HealthProblem[]>();
  for (const problem of problems) {
    if (problem.streamId === null) continue;
    byStream.set(problem.streamId, [...(byStream.get(problem.streamId) ?? []), problem]);
  }
  return streams
    .map((stream) => ({ stream, problems: byStream.get(stream.id) ?? [] }))
    .sort(
      (a, b) =>
        weight(b.problems) - weight(a.problems) ||
        nameOf(a.stream).localeCompare(nameOf(b.stream), undefined, { numeric: true }),
    );
}

export const nameOf = ({ title, name }: Pick<LiveStream, 'title' | 'name'>): string => title || name;
