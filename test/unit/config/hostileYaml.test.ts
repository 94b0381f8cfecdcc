import assert from 'node:assert/strict';
import type { ConfigProblem } from '../../../src/config/config.ts';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { parseConfig } from '../../../src/config/readConfig.ts';
import { parseYaml } from '../../../src/config/parseYaml.ts';

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

async function problemsOf(text: string): Promise<readonly ConfigProblem[]> {
  return (await parseConfig(text, 'config.yaml')).problems;
}

describe('a file that a stranger made slow on purpose', () => {
  it('may hold thousands of aliases to one value', async () => {
    const text = `colleagues:\n  - &name Taras\n${lines(4000, () => '  - *name')}\n`;
    const { config, problems } = await parseConfig(text, 'config.yaml');
    assert.deepEqual(problems, []);
    assert.equal(config.colleagues.length, 4001);
  });

  it('ends where aliases of aliases stand for billions of values, with a sentence', async () => {
    const bomb = `a0: &a0 [x, x]\n${lines(40, (n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)}\n`;
    const problems = await problemsOf(`publishTo: reports\n${bomb}`);
    assert.ok(problems.some(({ kind, expected }) => kind === 'yaml' && expected === 'TOO_MANY_VALUES'));
  });

  it('may hold thousands of keys beside one error, and each is told at its place', async () => {
    const text = `${lines(4000, (n) => `k${n}:`)}\ncolleagues: }\n`;
    const problems = await problemsOf(text);
    assert.equal(problems.filter(({ kind }) => kind === 'unknown-key').length, 4000);
    assert.equal(problems.find(({ kind }) => kind === 'yaml')?.startLine, 4000);
  });

  it('keeps the places of a section behind an error', async () => {
    const problems = await problemsOf('publishTo: }\n\n# words\nglossary:\n  mutex: 3\n');
    assert.deepEqual(
      problems.map(({ key, startLine, startColumn }) => [key, startLine, startColumn]),
      [
        ['', 0, 11],
        ['glossary.mutex', 4, 9],
      ],
    );
  });

  it('is told when nested deeper than the parser can follow', async () => {
    for (const text of ['[', '{', '- ', '? ', 'a: {', '[{'].map((part) => part.repeat(20_000))) {
      const { errors } = await parseYaml(text);
      assert.deepEqual(
        errors.map(({ code }) => code),
        ['TOO_DEEP'],
        text.slice(0, 8),
      );
    }
    assert.deepEqual((await parseYaml('['.repeat(40) + ']'.repeat(40))).errors, []);
  });

  it('is not read where it is larger than any team’s', async () => {
    const { config, problems } = await parseConfig(`publishTo: ours\n${'#\n'.repeat(70_000)}`, 'config.yaml');
    assert.deepEqual(
      problems.map(({ kind, expected }) => [kind, expected]),
      [['unreadable', 'at most 131072 bytes']],
    );
    assert.deepEqual(config, defaultConfig);
  });
});
