/**
 * The fault suite: `npm run test:faults [-- --only <program>] [--faults kill,stop,cut,drain] [--pairs] [--quick]`.
 * Hurts one program after the other while four streams run, and measures until all is right again. A whole run writes
 * docs/reliability.md; every run fails at its end when a promise was broken.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { makeFilm, startEncoders, Visitor } from './encoders.js';
import { startFaultCluster } from './fault-cluster.js';
import { parseOptions, scenariosOf, type Options } from './options.js';
import { Observer } from './observer.js';
import { absentRows, brokenPromises, fillTemplate, table, titleOf } from './report.js';
import { play, untilRight, type Outcome, type Stage } from './scenario.js';
import { startViewers } from './viewer.js';

const dist = join(import.meta.dirname, '../..');
const root = process.cwd();
const startTimeoutMs = 120_000;

const options = readOptions();
const began = Date.now();
const scenarios = scenariosOf(options);
const outcomes = await run();
const broken = outcomes.flatMap(brokenPromises);
const singles = scenarios.filter(({ victims }) => victims.length === 1).length;
if (options.isWhole && outcomes.length >= singles) await writeReport();
print(`\n${table(outcomes)}\n`);
print(broken.length === 0 ? 'every promise held' : `broken promises:\n${broken.map((one) => `  ${one}`).join('\n')}`);
process.exit(broken.length === 0 && outcomes.length === scenarios.length ? 0 : 1);

function readOptions(): Options {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    print(error.message);
    process.exit(2);
  }
}

/** All scenarios on one cluster; a fresh one after a fault that did not heal. A signal ends the run after the scenario it is at. */
async function run(): Promise<Outcome[]> {
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (isEnding = true));
  const done: Outcome[] = [];
  let stage: Stage | undefined;
  try {
    for (const scenario of scenarios) {
      if (isEnding) break;
      stage ??= await setUp();
      await untilRight(stage, startTimeoutMs);
      const outcome = await play(stage, scenario);
      done.push(outcome);
      print(`${done.length}/${scenarios.length} ${titleOf(scenario)}: ${summary(outcome)}`);
      if (options.isVerbose) print(`    felt: ${outcome.felt.join('; ')}`);
      if (outcome.secondsUntilRight !== null) continue;
      if (options.keepsFolder) break;
      await tearDown(stage);
      stage = undefined;
    }
  } catch (error) {
    print(`stopped early: ${(error as Error).message}`);
  }
  const isKept = options.keepsFolder && done.at(-1)?.secondsUntilRight === null;
  if (isKept && stage !== undefined) print(`left as it is, with its logs: ${stage.cluster.place.home}`);
  else if (stage !== undefined) await tearDown(stage);
  return done;
}

async function setUp(): Promise<Stage> {
  const cluster = await startFaultCluster(dist, root);
  const film = makeFilm(cluster.place.home);
  const encoders = startEncoders(cluster, film);
  const viewers = startViewers(cluster.directorUrl);
  const stage = {
    cluster,
    encoders,
    visitor: new Visitor(cluster, film),
    viewers,
    observer: new Observer(cluster, viewers),
  };
  print(`cluster is up in ${cluster.place.home}`);
  return stage;
}

async function tearDown({ cluster, encoders, visitor, viewers, observer }: Stage): Promise<void> {
  await visitor.end();
  for (const viewer of viewers) viewer.stop();
  await Promise.all(encoders.map((encoder) => encoder.stop()));
  await observer.close();
  await cluster.stop();
}

function summary(outcome: Outcome): string {
  const { secondsUntilRight, accepted, eventsLost, recordedTwice, doubledSeconds, refused, segmentsMissing } = outcome;
  return (
    `right after ${secondsUntilRight?.toFixed(1) ?? 'never'} s, events lost ${eventsLost} of ${accepted}, recorded twice ${recordedTwice}, doubled ${doubledSeconds} s, ` +
    `refused ${refused.length}, missing ${segmentsMissing}`
  );
}

async function writeReport(): Promise<void> {
  const template = await readFile(join(root, 'test/faults/reliability.template.md'), 'utf8');
  const pairs = outcomes.filter(({ scenario }) => scenario.victims.length > 1);
  const text = fillTemplate(template, {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    minutes: String(Math.round((Date.now() - began) / 60_000)),
    load: loadavg()[1]!.toFixed(1),
    done: String(outcomes.length),
    planned: String(scenarios.length),
    single: table(outcomes.filter(({ scenario }) => scenario.victims.length === 1)),
    pairs: pairs.length === 0 ? 'None were measured in this run.' : table(pairs),
    absent: absentRows(),
    broken: broken.length === 0 ? 'None.' : broken.map((line) => `- ${line}`).join('\n'),
  });
  const path = join(root, 'docs/reliability.md');
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
