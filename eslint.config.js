import tseslint from 'typescript-eslint';

/**
 * The rooms of src/ and whom each may import beside `limits`, which is open to all. A new arrow here is a design change:
 * see ARCHITECTURE.md.
 */
const mayImport = {
  limits: [],
  time: [],
  incident: ['time'],
  process: ['time'],
  redaction: ['time'],
  journal: ['time', 'incident'],
  config: ['time', 'incident', 'process'],
  git: ['time', 'process', 'config'],
  logs: ['time', 'process', 'config'],
  suspects: ['time', 'incident', 'git', 'logs'],
  proof: ['time', 'suspects', 'git', 'process'],
  writing: ['time', 'incident', 'config'],
  delivery: ['time', 'incident', 'journal', 'writing', 'config', 'redaction'],
  team: ['time', 'incident', 'journal', 'git', 'redaction'],
  session: ['time', 'incident', 'journal', 'config', 'git', 'logs', 'suspects'],
  actions: [
    'time',
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
    'team',
    'session',
  ],
  workbench: ['time', 'actions', 'session', 'incident', 'writing'],
};

const rooms = Object.keys(mayImport);
const restrictedImports = '@typescript-eslint/no-restricted-imports';

/** The rooms inside src/suspects/ and whom of each other each may import: text is counted, ranked, and searched for. */
const suspectsMayImport = {
  text: [],
  candidates: ['text'],
  ranking: ['text', 'candidates'],
  search: ['text', 'candidates', 'ranking'],
};

/** Types may cross into the workbench from every room; values only from its neighbours. */
function boundary(room) {
  const closed = rooms.filter(
    (other) => other !== room && other !== 'limits' && !mayImport[room].includes(other),
  );
  return restricted(`src/${room}/**/*.ts`, [
    ...closedTo(room, closed, mayImport[room]),
    ...(room === 'workbench'
      ? []
      : [{ regex: '^vscode$', message: 'Only workbench/ and extension.ts know VS Code.' }]),
  ]);
}

/** Inside src/suspects/ the same holds as around it, and nothing calls upwards: neither the entry nor a room above. */
function boundaryInSuspects(room) {
  const [around] = boundary('suspects').rules[restrictedImports].slice(1);
  const inner = Object.keys(suspectsMayImport);
  const closed = inner.filter((other) => other !== room && !suspectsMayImport[room].includes(other));
  return restricted(`src/suspects/${room}/**/*.ts`, [
    ...around.patterns,
    ...closedTo(`suspects/${room}`, closed, suspectsMayImport[room]),
    { regex: '^(?:\\.\\./)+investigate\\.ts$', message: 'The entry calls the rooms, never they it.' },
  ]);
}

function closedTo(room, closed, open) {
  if (closed.length === 0) return [];
  return [
    {
      regex: `^(?:\\.\\./)+(?:${closed.join('|')})/`,
      message: `${room}/ may import ${open.join(', ') || 'nothing of ours'}.`,
      allowTypeImports: room === 'workbench',
    },
  ];
}

function restricted(files, patterns) {
  return { files: [files], rules: { [restrictedImports]: ['error', { patterns }] } };
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
  ...Object.keys(suspectsMayImport).map(boundaryInSuspects),
);
