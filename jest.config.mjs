/**
 * Three suites, by what they need:
 *   unit    pure code and small processes, no services
 *   service one app on real PostgreSQL / Redis / supervisord / media server (`*.service-spec.ts`)
 *   e2e     the whole cluster, started as `npm start` starts it (`test/**\/*.e2e-spec.ts`)
 */
const compile = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      keepClassNames: true,
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  },
];

/**
 * ES modules that CommonJS packages (@fastify/static) require: the only ones of node_modules that are compiled. A new one shows as "Must
 * use import to load ES Module". To pass every file through took a sixth of the processor time of a run with an empty cache.
 */
const requiredEsm = 'content-disposition';

const suite = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/var'],
  transform: {
    '^.+\\.ts$': compile,
    [`/node_modules/${requiredEsm}/.+\\.m?js$`]: '<rootDir>/jest.esm-compat.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!${requiredEsm}/)`],
  moduleNameMapper: {
    '^@app/kit/testing$': '<rootDir>/libs/kit/src/testing/index.ts',
    '^@app/(tasks|contract|hls|kit|traffic)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  ...more,
});

export default {
  maxWorkers: 2,
  // A worker that frees a large heap on a busy machine takes longer than jest's half second; one that leaks a handle never ends.
  workerGracefulExitTimeout: 15_000,
  testSequencer: '<rootDir>/tools/test-order.mjs',
  // A bound for what hangs, not a measure: two cores may be shared with other work.
  testTimeout: 180_000,
  projects: [
    suite('unit', ['<rootDir>/{apps,libs,migrations,web-admin/src}/**/*.spec.ts']),
    suite('service', ['<rootDir>/{apps,libs,migrations}/**/*.service-spec.ts']),
    suite('e2e', ['<rootDir>/test/**/*.e2e-spec.ts']),
  ],
};
