// Every rule is an error or off; one that is off against its preset says why.
import js from '@eslint/js';
import ngrx from '@ngrx/eslint-plugin';
import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importsAcrossRooms } from './tools/imports-across-rooms.mjs';

const nodeGlobals = Object.fromEntries(
  [
    'AbortSignal',
    'Buffer',
    'URL',
    'console',
    'fetch',
    'process',
    'clearInterval',
    'clearTimeout',
    'setInterval',
    'setTimeout',
  ].map((name) => [name, 'readonly']),
);

const specFiles = ['**/*.spec.ts', '**/*.spec.mjs'];

/** Presets bring some rules as warnings; here a rule that is worth having is worth failing for. */
function asErrors(configs) {
  return configs.map((config) => ({
    ...config,
    ...(config.rules && {
      rules: Object.fromEntries(
        Object.entries(config.rules).map(([name, setting]) => {
          const level = Array.isArray(setting) ? setting[0] : setting;
          if (level !== 'warn' && level !== 1) return [name, setting];
          return [name, Array.isArray(setting) ? ['error', ...setting.slice(1)] : 'error'];
        }),
      ),
    }),
  }));
}

const focusedTests = ['fdescribe', 'fit', 'xdescribe', 'xit'].map((name) => ({
  name,
  message: 'A focused or switched-off test hides others: let it run or delete it.',
}));

const focusedSyntax = [
  {
    selector: "CallExpression[callee.object.name=/^(describe|it|test)$/][callee.property.name='only']",
    message: 'A focused test hides all others.',
  },
];

const everywhere = {
  'no-var': 'error',
  // A guard against control characters has to name them.
  'no-control-regex': 'off',
  'prefer-const': 'error',
  eqeqeq: ['error', 'always'],
  'no-alert': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-restricted-globals': ['error', ...focusedTests],
  'no-restricted-syntax': ['error', ...focusedSyntax],
};

const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain has no clock: the day comes in as an argument.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'The domain has no clock: the day comes in as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The domain has no clock: the day comes in as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The domain has no chance in it: a seeded generator comes in as an argument.',
  },
];

const outsideWorld = [
  'console',
  'crypto',
  'document',
  'fetch',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'sessionStorage',
  'setInterval',
  'setTimeout',
  'window',
].map((name) => ({ name, message: 'The domain is pure: the outside world comes in as an argument.' }));

const unsafeHtml = ['Html', 'ResourceUrl', 'Script', 'Style', 'Url'].map((kind) => ({
  property: `bypassSecurityTrust${kind}`,
  message: 'Text is text: nothing skips the sanitiser.',
}));

const environment = {
  object: 'process',
  property: 'env',
  message: 'src/server/config.ts is the only reader of the environment.',
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      '.angular/',
      '.cache/',
      'data/',
      'catalogue/',
      '**/node_modules/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: { ecmaVersion: 2023, sourceType: 'module', globals: nodeGlobals },
    rules: everywhere,
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
  },
  {
    files: ['**/*.ts'],
    extends: asErrors([js.configs.recommended, ...tseslint.configs.strictTypeChecked]),
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...everywhere,
      // The type checker does both, and knows that a type and a value may share a name.
      'no-undef': 'off',
      'no-redeclare': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: true, considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `list.forEach((x) => set.add(x))` and event handlers read well and lose nothing.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A reader of a row names the row it reads: the type parameter is its documentation.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `Promise.withResolvers<void>()` says exactly what is meant.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Fastify and Playwright take async functions that need not await.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { house: { rules: { 'imports-across-rooms': importsAcrossRooms } } },
    rules: {
      'house/imports-across-rooms': 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', ...unsafeHtml, environment],
    },
  },
  {
    files: ['src/server/config.ts', 'src/server/**/*.spec.ts', 'src/server/testing/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', ...unsafeHtml] },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...focusedSyntax, ...clockAndChance],
      'no-restricted-globals': ['error', ...focusedTests, ...outsideWorld],
    },
  },
  {
    files: specFiles,
    rules: {
      // `expect(spy.method)` takes a method unbound on purpose.
      '@typescript-eslint/unbound-method': 'off',
      // A spec that looks up what must be there fails loudly when it is not.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.spec.mjs'],
    languageOptions: {
      globals: {
        describe: 'readonly',
        it: 'readonly',
        expect: 'readonly',
        expectAsync: 'readonly',
        beforeAll: 'readonly',
        afterAll: 'readonly',
        beforeEach: 'readonly',
        afterEach: 'readonly',
        pending: 'readonly',
        fail: 'readonly',
      },
    },
  },
  {
    files: ['src/app/**/*.ts', 'src/main.ts'],
    extends: asErrors([...angular.configs.tsRecommended, ...[ngrx.configs.allTypeChecked].flat()]),
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'cm', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'cm', style: 'camelCase' }],
      // House style: a file and a class are named for what they are, without a type suffix.
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      '@angular-eslint/prefer-inject': 'error',
      '@angular-eslint/prefer-signals': 'error',
      '@angular-eslint/prefer-output-readonly': 'error',
      '@angular-eslint/no-duplicates-in-metadata-arrays': 'error',
      '@angular-eslint/no-uncalled-signals': 'error',
      // createFeature types the reducer already; a return type on every `on` repeats it.
      '@ngrx/on-function-explicit-return-type': 'off',
      // One line of a functional effect needs no block.
      '@ngrx/prefer-effect-callback-in-block-statement': 'off',
      // A component reads several selectors as signals; each is memoised by itself.
      '@ngrx/avoid-combining-selectors': 'off',
    },
  },
  {
    files: ['src/app/**/*.spec.ts'],
    rules: {
      // A host component in a spec stands for whatever page uses the part.
      '@angular-eslint/component-selector': 'off',
    },
  },
  {
    files: ['src/app/**/*.html'],
    extends: asErrors([...angular.configs.templateRecommended, ...angular.configs.templateAccessibility]),
    rules: {
      '@angular-eslint/template/button-has-type': 'error',
      // Angular puts `class` and `[class]` together.
      '@angular-eslint/template/no-duplicate-attributes': ['error', { ignore: ['class'] }],
      '@angular-eslint/template/no-any': 'error',
      '@angular-eslint/template/no-positive-tabindex': 'error',
      '@angular-eslint/template/prefer-control-flow': 'error',
    },
  },
  {
    files: ['e2e/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
);
