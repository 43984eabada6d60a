import tseslint from 'typescript-eslint'
import { layersRule } from './test/lint/layers.js'

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'test-output/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strict],
    plugins: { layers: { rules: { imports: layersRule } } },
    rules: {
      'layers/imports': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'a labelled() table instead of an enum' },
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'texts are texts, never HTML' },
        { selector: "Identifier[name='dangerouslySetInnerHTML']", message: 'texts are texts, never HTML' },
        { selector: 'ExportDefaultDeclaration', message: 'named exports only' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'no-control-regex': 'off',
    },
  },
  {
    files: ['shared/**/*.ts'],
    ignores: ['shared/writers/**'],
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'fetch', 'localStorage'],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'the clock is an argument' }, { object: 'Math', property: 'random', message: 'the dice are an argument' }],
    },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/vitest.config.ts', '**/*vite.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
