// `npm test`: installs what is missing, then every check and every suite; goes on after a failure.
// `npm test -- unit`: only what is named (checks, unit, service, e2e). The last line is always `N passed, N failed`.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const folder = await mkdtemp(join(tmpdir(), 'portier-test-'));
  const report = join(folder, 'report.json');
  // Each test file loads its modules anew; with a larger nursery a tenth less time goes into collecting what the last one left.
  const nodeOptions = ['--max-semi-space-size=64', '--experimental-vm-modules', '--no-warnings'];
  const jest = [...nodeOptions, join(root, 'node_modules/jest/bin/jest.js')];
  const reporting = ['--json', `--outputFile=${report}`];
  const { status } = await run(process.execPath, [...jest, '--selectProjects', name, ...reporting, ...options], {
    show: 'stderr',
  });
  addReport(
    name,
    status,
    await readFile(report, 'utf8')
      .then(JSON.parse)
      .catch(() => undefined),
  );
  await rm(folder, { recursive: true, force: true });
}

function addReport(name, status, report) {
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
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
