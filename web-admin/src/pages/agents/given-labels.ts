import type { Concierge } from '../../api/types.js';

/** An agent as the form holds it: labels as `region=eu`, one a line. */
export interface AgentDraft {
  name: string;
  givenLabels: string;
}

const most = 50;

export function draftOf({ name, givenLabels }: Pick<Concierge, 'name' | 'givenLabels'>): AgentDraft {
  return { name, givenLabels: textsOf(givenLabels).join('\n') };
}

/** Labels as people write them. */
export const textsOf = (labels: Readonly<Record<string, string>>): string[] =>
  Object.entries(labels).map(([name, value]) => `${name}=${value}`);

/** What the agent says of itself, but for what a given label hides. */
export function ownLabels({ labels, givenLabels }: Pick<Concierge, 'labels' | 'givenLabels'>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !Object.hasOwn(givenLabels, name)));
}

/**
 * What somebody typed; null when a line is no name=value or looks like several with commas, when there are two of a name, or too
 * many.
 */
export function parseGivenLabels(text: string): Record<string, string> | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => (/,[^=]*=/.test(line) ? null : /^([^=]+)=(.*)$/.exec(line)));
  if (pairs.length > most || pairs.includes(null)) return null;
  const labels = Object.fromEntries(pairs.map((pair) => [pair?.[1]?.trim() ?? '', pair?.[2]?.trim() ?? '']));
  const names = Object.keys(labels);
  const areWell = names.every((name) => name !== '' && name.length <= 64 && (labels[name]?.length ?? 0) <= 128);
  return areWell && names.length === pairs.length ? labels : null;
}

/**
 * Body of the request: what was typed differently from what is there.
 * @returns null when the labels are not well written
 */
export function changeOf(
  draft: AgentDraft,
  there: AgentDraft,
): Partial<Pick<Concierge, 'name' | 'givenLabels'>> | null {
  const name = draft.name.trim();
  const givenLabels = draft.givenLabels === there.givenLabels ? undefined : parseGivenLabels(draft.givenLabels);
  if (givenLabels === null) return null;
  return { ...(name !== there.name && { name }), ...(givenLabels !== undefined && { givenLabels }) };
}
