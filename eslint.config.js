// Type-aware lint. The bans on engine/ keep a run a pure function of its inputs, in any JavaScript engine: no wall clock,
// no host, no locale, no arithmetic whose last bit differs between engines, and no state outside a simulation.
import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Files in which speed excuses non-null assertions (typed-array reads whose index is known to be in range). Each starts
 * with a `// hot:` comment that says why; test/repository/lint.test.ts keeps the list and the labels in step.
 */
const hotFiles = [
  'engine/kernel/event-calendar.ts',
  'engine/kernel/instant-queue.ts',
  'engine/kernel/line.ts',
  'engine/kernel/process.ts',
  'engine/random/draws/draw.ts',
  'engine/network/items/fleet-columns.ts',
  'engine/network/items/lives.ts',
  'engine/network/items/machines.ts',
  'engine/network/items/resting-life.ts',
  'engine/network/facts/fact-numbers.ts',
  'engine/trace/digest.ts',
];

/** The functions of Math that every engine rounds alike. */
const exactMath = 'abs|ceil|floor|fround|imul|max|min|round|sign|sqrt|trunc|clz32';

const nondeterministicGlobals = {
  Date: 'the engine has no calendar: dates exist in language/ only',
  performance: 'the engine has no wall clock',
  setTimeout: 'the engine has no wall clock',
  setInterval: 'the engine has no wall clock',
  setImmediate: 'the engine has no wall clock',
  queueMicrotask: 'events are ordered by the calendar alone',
  process: 'the engine runs in browsers too',
  console: 'the engine publishes facts and throws errors; it does not print',
  crypto: 'random numbers come from engine/random',
  window: 'the engine runs in Node too',
  document: 'the engine runs in Node too',
  self: 'the engine runs in Node too',
  globalThis: 'no globals: simulations must not meet',
  Intl: 'results must not depend on the locale',
  WeakRef: 'results must not depend on the garbage collector',
  FinalizationRegistry: 'results must not depend on the garbage collector',
};

const engineBans = [
  {
    selector: `MemberExpression[object.name="Math"]:not([computed=false][property.name=/^(${exactMath})$/])`,
    message: 'This member of Math may differ between engines in the last bit: use engine/random/arithmetic.',
  },
  {
    selector: ':not(MemberExpression) > Identifier[name="Math"]',
    message: 'Name the member of Math where it is used, so that lint can see which one it is.',
  },
  {
    selector: 'BinaryExpression[operator="**"], AssignmentExpression[operator="**="]',
    message: '** differs between engines in the last bit: use engine/random/arithmetic.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(localeCompare|toLocaleString|toLocaleLowerCase|toLocaleUpperCase)$/]',
    message: 'Results must not depend on the locale.',
  },
  {
    selector:
      'Program > VariableDeclaration[kind!="const"], Program > ExportNamedDeclaration > VariableDeclaration[kind!="const"]',
    message: 'State lives in a simulation, never in a module: two simulations stepped in turn must not meet.',
  },
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'One name everywhere: export it by name.',
  },
];

const asyncBans = [
  {
    selector: ':function[async=true], AwaitExpression, ForOfStatement[await=true]',
    message: 'Simulated time passes by yielding a Wait; nothing in here may wait for real time.',
  },
];

const languageOnly = [
  { regex: '^(zod|yaml)(/|$)', message: 'Text and its schema are the business of language/ alone.' },
];
const noNode = [{ regex: '^node:', message: 'This folder runs in browsers too.' }];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'results/', '**/*.tmp/', '**/node_modules/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: 'tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false },
      ],
      // The defaults of these refuse code that is plain to read.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // A published constant keeps its published digits.
      'no-loss-of-precision': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['viz/**/*.{ts,tsx}', 'test/viz/**/*.{ts,tsx}', 'test/page/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: 'tsconfig.viz.json' } },
  },
  {
    files: ['batch/**', 'cli/**', 'scripts/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: languageOnly }] },
  },
  {
    files: ['engine/**', 'viz/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [...languageOnly, ...noNode] }] },
  },
  {
    files: ['engine/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...Object.entries(nondeterministicGlobals).map(([name, message]) => ({ name, message })),
      ],
      'no-restricted-syntax': ['error', ...engineBans],
    },
  },
  {
    files: ['engine/kernel/**/*.ts', 'engine/network/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...engineBans, ...asyncBans] },
  },
  {
    files: hotFiles,
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // In a test a wrong assertion fails the test, which is what a test is for.
    files: ['test/**/*.{ts,tsx}', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'require-yield': 'off',
    },
  },
  {
    // Plain JavaScript for Node: no types to be aware of.
    files: ['**/*.{js,mjs,cjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'performance', 'setTimeout', 'clearTimeout', 'module', 'Buffer'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  {
    // These hand functions over to a page, where the browser's names exist.
    files: ['bench/page.mjs', 'scripts/take-pictures.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'window', 'PerformanceObserver', 'MutationObserver', 'requestAnimationFrame'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
);
