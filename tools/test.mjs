// `npm test`: installs what is missing, then every check and every suite; goes on after a failure.
// `npm test -- unit`: only what is named (checks, unit, service, e2e). The last line is always `N passed, N failed`.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { mustRun, root, run, sideBySide, step, Stop } from './command.mjs';
import { install, requireNode, testPrograms } from './install.mjs';

const node = (file, ...args) => [process.execPath, join(root, 'node_modules', file), ...args];

/** Each counts as one test. */
const checks = [
  { title: 'format (prettier)', command: node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { title: 'lint (eslint)', command: node('eslint/bin/eslint.js', '.') },
  {
    title: 'dependency rules (dependency-cruiser)',
    command: node(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'migrations',
    ),
  },
  { title: 'types of the server (tsc)', command: node('typescript/bin/tsc', '--noEmit') },
  { title: 'types of the admin pages (tsc)', command: node('typescript/bin/tsc', '--noEmit', '-p', 'web-admin') },
  {
    title: 'generated files are current',
    command: [process.execPath, join(root, 'tools/generate.mjs'), '--check'],
    isThere: () => existsSync(join(root, 'tools/generate.mjs')),
  },
  {
    title: 'interface description (redocly)',
    command: node(
      '@redocly/cli/bin/cli.js',
      'lint',
      '--config',
      'tools/redocly.yaml',
      '--format',
      'stylish',
      'apps/portier/openapi.json',
    ),
    // It would ask for news and tell about its use.
    env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  },
  {
    title: 'documentation site, no dead link (vitepress)',
    command: node('vitepress/bin/vitepress.js', 'build', 'docs'),
  },
];

/** Services wait more than they compute: on two cores 470 s with three workers, 624 s with two. */
const suites = { unit: [], service: ['--maxWorkers=3'], e2e: ['--maxWorkers=2'] };

const total = { passed: 0, failed: 0, skipped: 0 };

/**
 * A few files that failed beside others are run once more, alone: on a machine whose cores are taken by other work, processes of a test
 * meet each other at moments no test foresaw. What passes then counts, and is named at the end: docs/decisions/0028. More than a few
 * are not an accident.
 */
const mostRepeated = 3;
const unsteady = [];

async function main() {
  requireNode();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => name !== 'checks' && !Object.hasOwn(suites, name));
  if (unknown !== undefined)
    throw new Stop(`there is no suite "${unknown}": checks, ${Object.keys(suites).join(', ')}`);
  const isWanted = (name) => wanted.length === 0 || wanted.includes(name);

  await install(testPrograms);
  if (isWanted('checks'))
    await sideBySide(
      checks.map((check) => () => runCheck(check)),
      2,
    );
  const isBuilt = await counted(() => build());
  for (const [name, options] of Object.entries(suites)) {
    if (!isWanted(name)) continue;
    // Services are tested as built; testing an older build would say nothing.
    if (name !== 'unit' && !isBuilt) total.failed += 1;
    else await runSuite(name, options);
  }
}

async function runCheck({ title, command, env = {}, isThere = () => true }) {
  if (!isThere()) return;
  await counted(() => step(title, () => mustRun(command[0], command.slice(1), { env: { ...process.env, ...env } })));
}

/** @returns whether it passed */
async function counted(work) {
  try {
    await work();
    total.passed += 1;
    return true;
  } catch (error) {
    total.failed += 1;
    process.stdout.write(`${error instanceof Stop ? error.message : error.stack}\n`);
    return false;
  }
}

async function runSuite(name, options) {
  process.stdout.write(`\n  suite ${name}\n`);
  const first = await jest(name, options);
  const files = failedFiles(first.report);
  if (files.length === 0 || files.length > mostRepeated) return addReport(name, first);
  process.stdout.write(`\n  suite ${name}: once more, alone: ${files.join(', ')}\n`);
  const again = await jest(name, ['--runInBand', '--runTestsByPath', ...files]);
  const isSound = again.status === 0 && again.report?.success === true;
  if (!isSound) return addReport(name, first);
  unsteady.push(...failures(first.report));
  addReport(name, { status: 0, report: corrected(first.report, again.report) });
}

async function jest(name, options) {
  const folder = await mkdtemp(join(tmpdir(), 'portier-test-'));
  const file = join(folder, 'report.json');
  // Each test file loads its modules anew; with a larger nursery a tenth less time goes into collecting what the last one left.
  const nodeOptions = ['--max-semi-space-size=64', '--experimental-vm-modules', '--no-warnings'];
  const program = [...nodeOptions, join(root, 'node_modules/jest/bin/jest.js')];
  const reporting = ['--json', `--outputFile=${file}`];
  const { status } = await run(process.execPath, [...program, '--selectProjects', name, ...reporting, ...options], {
    show: 'stderr',
  });
  const report = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
  return { status, report };
}

function failedFiles(report) {
  return (report?.testResults ?? [])
    .filter(({ status }) => status === 'failed')
    .map(({ name }) => relative(root, name));
}

/** Each failed test by its file and name; a file that could not be loaded by its own name. */
function failures(report) {
  return report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      const file = relative(root, name);
      return failed.length === 0 ? [file] : failed.map(({ fullName }) => `${file}: ${fullName}`);
    });
}

/** What failed first counts as it ended the second time. */
function corrected(first, again) {
  const inFailedFiles = first.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed').length;
  const numPassedTests = first.numPassedTests - inFailedFiles + again.numPassedTests;
  return { ...first, numPassedTests, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
}

function addReport(name, { status, report }) {
  if (report === undefined || report.numTotalTestSuites === 0) {
    process.stdout.write(`  suite ${name}: ${report ? 'no tests found' : `jest ended with ${status}`}\n`);
    total.failed += 1;
    return;
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  total.passed += report.numPassedTests;
  // An unclean end (a leaked process, an open timer that fails the run) must not look like success.
  total.failed += failed === 0 && status !== 0 ? 1 : failed;
  total.skipped += report.numPendingTests + report.numTodoTests;
}

try {
  await main();
} catch (error) {
  total.failed += 1;
  process.stderr.write(`\n  ${error instanceof Stop ? error.message : error.stack}\n`);
}
if (unsteady.length > 0) {
  process.stdout.write('\nUnsteady (failed beside others, passed alone; each is a race to mend):\n');
  for (const test of unsteady) process.stdout.write(`  ${test}\n`);
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
