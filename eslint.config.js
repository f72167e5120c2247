import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

import { createCompilerRule } from './scripts/check/compiler-rule.mjs';

/** Secrets are compared by timingSafeEqual; `===` on something named like one is a fault (reliability.md T4). */
const comparesSecret =
  'BinaryExpression[operator=/^[!=]==$/] > :matches(Identifier[name=/(secret|token|signature|hmac|digest)$/i], MemberExpression[property.name=/(secret|token|signature|hmac|digest)$/i])';

export default tseslint.config(
  {
    ignores: [
      '.tsbuild',
      'out',
      'node_modules',
      '*.cjs',
      '*.config.*',
      'renderer/vite.config.ts',
      'scripts/**/*.mjs',
      'test/**/*.mjs',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  // Left off here, because an editor asks the compiler itself; `npm run check` turns it on.
  { plugins: { house: { rules: { compiler: createCompilerRule() } } } },
  regexp.configs['flat/recommended'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read settings through server/platform/config.ts.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: comparesSecret, message: 'Compare secrets with timingSafeEqual (server/platform/same-bytes.ts).' },
      ],
    },
  },
  {
    files: ['server/cli/**', 'scripts/{bench,dev,package,soak,start}/**'],
    rules: { 'no-restricted-properties': 'off', 'no-console': 'off' },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs['recommended-latest'].rules,
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^#contract/(?!(?:errors|gap-limits|place-header|seen-text|sentences|table-limits|told)[.]ts$)',
              allowTypeImports: true,
              message: 'Types only: the schemas would bring zod into the window.',
            },
          ],
        },
      ],
      // The desk door's policy would refuse it anyway; here it is refused while it is being written.
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Text is shown as text.' },
      ],
    },
  },
  // A module for styles has no other way to say what it holds.
  { files: ['renderer/src/css.d.ts'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      'no-restricted-properties': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
);
