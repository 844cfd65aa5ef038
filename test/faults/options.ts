import { faultKinds, impossible, victims, type FaultKind, type Victim } from './faults.js';
import type { Scenario } from './scenario.js';

export interface Options {
  only: Victim | undefined;
  kinds: readonly FaultKind[];
  hasSingles: boolean;
  hasPairs: boolean;
  isQuick: boolean;
  isVerbose: boolean;
  /** Leaves the cluster's folder and processes behind when it does not recover, to look at. */
  keepsFolder: boolean;
  /** Only a whole run may write the report. */
  isWhole: boolean;
}

const words = 'use --only <program>, --faults kill,stop,cut,drain, --pairs, --quick, --verbose, --keep';

/** One fault each of the main programs. */
const quick: readonly Scenario[] = [
  { kind: 'kill', victims: ['portier'] },
  { kind: 'kill', victims: ['srs-hooks'] },
  { kind: 'kill', victims: ['concierge'] },
  { kind: 'kill', victims: ['PostgreSQL'] },
  { kind: 'cut', victims: ['Redis'] },
];

/** @throws RangeError with what is wrong */
export function parseOptions(given: readonly string[]): Options {
  const rest = [...given];
  const options = { only: undefined as Victim | undefined, kinds: faultKinds as readonly FaultKind[] };
  const flags = new Set<string>();
  while (rest.length > 0) {
    const word = rest.shift()!;
    if (word === '--only') options.only = oneOf(victims, rest.shift());
    else if (word === '--faults')
      options.kinds = (rest.shift() ?? '').split(',').map((kind) => oneOf(faultKinds, kind));
    else if (['--pairs', '--quick', '--verbose', '--keep'].includes(word)) flags.add(word);
    else throw new RangeError(`unknown option ${word}: ${words}`);
  }
  const hasPairs = flags.has('--pairs');
  const isQuick = flags.has('--quick');
  const isPart = options.only !== undefined || options.kinds.length < faultKinds.length || hasPairs || isQuick;
  return {
    ...options,
    hasPairs: hasPairs || !isPart,
    hasSingles: !hasPairs,
    isQuick,
    isVerbose: flags.has('--verbose'),
    keepsFolder: flags.has('--keep'),
    isWhole: !isPart,
  };
}

/** In the order of the report: every fault of every program, then kill -9 of any two at once. */
export function scenariosOf({ only, kinds, hasSingles, hasPairs, isQuick }: Options): Scenario[] {
  if (isQuick) return [...quick];
  const singles = victims.flatMap((victim) =>
    kinds.filter((kind) => impossible(victim, kind) === undefined).map((kind) => ({ kind, victims: [victim] })),
  );
  const pairs = victims.flatMap((first, index) =>
    victims.slice(index + 1).map((second) => ({ kind: 'kill' as const, victims: [first, second] })),
  );
  return [...(hasSingles ? singles : []), ...(hasPairs ? pairs : [])].filter(
    (scenario) => only === undefined || scenario.victims.includes(only),
  );
}

function oneOf<Word extends string>(all: readonly Word[], word: string | undefined): Word {
  const found = all.find((one) => one.toLowerCase() === word?.toLowerCase());
  if (found === undefined) throw new RangeError(`"${word ?? ''}" is none of ${all.join(', ')}; ${words}`);
  return found;
}
