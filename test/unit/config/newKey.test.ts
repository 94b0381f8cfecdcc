import assert from 'node:assert/strict';
import { toJsonSchema } from '@valibot/to-json-schema';
import { decode } from '../../../src/config/decode.ts';
import { minutes } from '../../../src/config/scalars.ts';
import { defaulting, fields, needed, optional, text } from '../../../src/config/shapes.ts';
import { ProblemCollector, readTree } from '../../../src/config/yamlFile.ts';

/** As somebody would add keys: one entry each, with its words, its form and its default. */
const shape = fields({
  pagerAfter: defaulting('Minutes until the pager rings.', minutes(1, 60), 15),
  pager: optional('Who is called.', fields({ name: needed('Their name.', text()) })),
});

async function read(source: string) {
  const problems = new ProblemCollector('config.yaml');
  const value = decode(shape, await readTree(source, problems), problems);
  return { value, problems: problems.found };
}

describe('a key that is added to a team’s file', () => {
  it('has its value, and its default where it is left out or empty', async () => {
    assert.deepEqual((await read('pagerAfter: 5\npager: { name: Ann }\n')).value, {
      pagerAfter: 5,
      pager: { name: 'Ann' },
    });
    for (const text of ['pager:\n', 'pagerAfter:\npager:\n'])
      assert.deepEqual((await read(text)).value, { pagerAfter: 15, pager: undefined }, text);
  });

  it('has its mistakes told at their places, and the default then', async () => {
    const { value, problems } = await read('pagerAfter: 90\npager: { nmae: Ann }\n');
    assert.deepEqual(value, { pagerAfter: 15, pager: undefined });
    assert.deepEqual(
      problems.map(({ kind, key, startLine, startColumn, expected }) => [
        kind,
        key,
        startLine,
        startColumn,
        expected,
      ]),
      [
        ['bad-value', 'pagerAfter', 0, 12, 'minutes, 1 to 60'],
        ['bad-value', 'pager.name', 1, 7, 'required'],
        ['unknown-key', 'pager.nmae', 1, 9, 'name'],
      ],
    );
  });

  it('is known to editors', () => {
    const { properties } = toJsonSchema(shape, { errorMode: 'ignore' });
    assert.deepEqual(properties?.['pagerAfter'], {
      anyOf: [{ type: 'number', minimum: 1, maximum: 60 }, { type: 'null' }],
      default: 15,
      description: 'Minutes until the pager rings.',
    });
  });
});
