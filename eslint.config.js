import tseslint from 'typescript-eslint';

/**
 * The rooms of src/ and whom each may import beside `limits`, which is open to all. A new arrow here is a design change:
 * see ARCHITECTURE.md.
 */
const mayImport = {
  limits: [],
  incident: [],
  process: [],
  redaction: [],
  journal: ['incident'],
  config: ['incident'],
  git: ['process', 'config'],
  logs: ['process', 'config'],
  suspects: ['incident', 'git', 'logs'],
  proof: ['suspects', 'git', 'process'],
  writing: ['incident', 'config'],
  delivery: ['incident', 'journal', 'writing', 'config', 'redaction'],
  session: ['incident', 'journal', 'config', 'git', 'logs', 'suspects'],
  actions: [
    'incident',
    'process',
    'redaction',
    'journal',
    'config',
    'git',
    'logs',
    'suspects',
    'proof',
    'writing',
    'delivery',
    'session',
  ],
  workbench: ['actions', 'session'],
};

const rooms = Object.keys(mayImport);

/** Types may cross into the workbench from every room; values only from its neighbours. */
function boundary(room) {
  const closed = rooms.filter(
    (other) => other !== room && other !== 'limits' && !mayImport[room].includes(other),
  );
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(closed.length === 0
              ? []
              : [
                  {
                    regex: `^(?:\\.\\./)+(?:${closed.join('|')})/`,
                    message: `${room}/ may import ${mayImport[room].join(', ') || 'nothing of ours'}.`,
                    allowTypeImports: room === 'workbench',
                  },
                ]),
            ...(room === 'workbench'
              ? []
              : [{ regex: '^vscode$', message: 'Only workbench/ and extension.ts know VS Code.' }]),
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['dist', '.demo', '.vscode-test', 'node_modules', 'test/fixtures/demo/shop'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'test'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  ...rooms.map(boundary),
);
