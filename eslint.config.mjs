import tseslint from 'typescript-eslint';

/** Each message says what to do instead (house-style 5). */

/** File names say their effect (house-style 2, 3); a name without a suffix is core: data in, data out. */
const coreFiles = ['apps/*/src/**/!(*.*).ts', 'libs/*/src/**/!(*.*).ts'];
/** No suffix, but not core: what starts a program, wires it, or is itself the rim of a library. */
const entryFiles = [
  'apps/*/src/*.ts',
  'apps/*/src/**/{main,config,logger,index,app,data-source,database,notifications}.ts',
  'libs/kit/src/**',
];
const testFiles = ['**/*.spec.ts', '**/*.service-spec.ts', '**/*.e2e-spec.ts', '**/testing/**', 'test/**', 'bench/**'];

const syntax = {
  everywhere: [
    {
      selector: 'ExportDefaultDeclaration',
      message: 'Export it by name: a default export gets another name in every file that imports it.',
    },
  ],
  core: [
    {
      selector: "MemberExpression[object.name='Date'][property.name='now']",
      message:
        'A core file takes the time as an argument (`now`); call Date.now() in the service or loop that calls it.',
    },
    {
      selector: "MemberExpression[object.name='performance'][property.name='now']",
      message: 'A core file takes the time as an argument (`now`); measure in the service or loop that calls it.',
    },
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'A core file takes the time as an argument (`now: Date`); make it in the service or loop that calls it.',
    },
    {
      selector: "MemberExpression[object.name='Math'][property.name='random']",
      message: 'A core file takes random numbers and new ids as arguments, so that its tests decide them.',
    },
    {
      selector: 'CallExpression[callee.name=/^(setTimeout|setInterval|setImmediate)$/]',
      message: 'Timers live in *.loop.ts (or *.process.ts, *.client.ts); a core file says when, it does not wait.',
    },
  ],
  sql: [
    {
      selector: "CallExpression[callee.property.name='query'][arguments.0.type=/^(Literal|TemplateLiteral)$/]",
      message:
        'SQL lives in *.repository.ts: give the statement a name there and call that, with the transaction as a value.',
    },
  ],
};

const restrictSyntax = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

const noProcessEnv = {
  'no-restricted-properties': [
    'error',
    {
      object: 'process',
      property: 'env',
      message: "Add the setting to this program's config.ts (checked, documented, injected) and use that.",
    },
  ],
};

const noChildProcess = {
  'no-restricted-imports': [
    'error',
    {
      paths: ['node:child_process', 'child_process'].map((name) => ({
        name,
        message: 'Child processes live in *.process.ts: one small function with an argv array, never a shell string.',
      })),
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'var/**',
      'node_modules/**',
      'web-admin/dist/**',
      'web-admin/dev/**',
      '**/generated/**',
      'jest.esm-compat.cjs',
      '.dependency-cruiser.cjs',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.base],
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-control-regex': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      ...noProcessEnv,
      ...noChildProcess,
      ...restrictSyntax(syntax.everywhere, syntax.sql),
    },
  },
  {
    files: coreFiles,
    ignores: [...entryFiles, ...testFiles],
    rules: restrictSyntax(syntax.everywhere, syntax.sql, syntax.core),
  },
  {
    files: ['**/*.repository.ts', '**/*.client.ts', 'apps/portier/src/database/**'],
    rules: restrictSyntax(syntax.everywhere),
  },
  {
    files: ['**/config.ts', 'libs/kit/src/*.ts', 'apps/*/src/main.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.process.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: testFiles,
    rules: {
      'no-restricted-imports': 'off',
      'no-restricted-properties': 'off',
      ...restrictSyntax(syntax.everywhere),
      // `expect(a?.b)` after a check of a is the test; non-null there fails loudly enough.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Answers of a server under test are what they are.
      '@typescript-eslint/no-explicit-any': 'off',
    },
  },
  {
    // Types of packages that export by default.
    files: ['**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // A browser's console is where its programmer looks.
    files: ['web-admin/**'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    // Copied to browsers as they are, before anything knows which one it is.
    ignores: ['web-admin/public/**'],
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' },
  },
);
