import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const development = watch || process.argv.includes('--development');

/** CommonJS dependencies ask for Node's own modules by `require`; one chunk holds the helper that hands it to them. */
const giveRequire = {
  name: 'give-require',
  setup(current) {
    current.onEnd(async ({ metafile }) => {
      for (const file of Object.keys(metafile?.outputs ?? {}).filter((name) => name.endsWith('.js'))) {
        const text = await readFile(file, 'utf8');
        if (text.includes('typeof require')) await writeFile(file, `${requireOfNode} ${text}`);
      }
    });
  },
};
const requireOfNode =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** ESM with lazy chunks: the entry holds what activation needs, each command and each heavy library loads on first use. */
const options = {
  entryPoints: { extension: 'src/extension.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  // Its CommonJS build would lose its named exports behind a lazy import.
  alias: { yaml: fileURLToPath(new URL('node_modules/yaml/browser/index.js', import.meta.url)) },
  chunkNames: 'chunks/[name]-[hash]',
  minify: !development,
  sourcemap: development ? 'linked' : false,
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
  plugins: [giveRequire],
};

await rm('dist', { recursive: true, force: true });
if (watch) {
  const watching = await context({
    ...options,
    plugins: [
      giveRequire,
      {
        name: 'report',
        setup(current) {
          current.onStart(() => console.log('[watch] build started'));
          current.onEnd(() => console.log('[watch] build finished'));
        },
      },
    ],
  });
  await watching.watch();
} else {
  await build(options);
}
