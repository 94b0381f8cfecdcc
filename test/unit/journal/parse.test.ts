import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJournal } from '../../../src/journal/parse.ts';
import { serializeEvent, serializeItem } from '../../../src/journal/serialize.ts';
import { anyEvents } from './arbitraries.ts';

const head = '"at":"2026-11-22T16:02:00.000Z","by":"A"';
const line = (id: string, n: number): string =>
  `- {"id":"${id}","n":${n},${head},"event":"note","text":"${id}"}`;

async function idsAndProblems(text: string): Promise<{ ids: string[]; problems: string[] }> {
  const { events, problems } = await parseJournal(text);
  return {
    ids: events.map((event) => event.id),
    problems: problems.map(({ kind, line: at, startColumn, endColumn, detail }) =>
      [kind, `${at}:${startColumn}-${endColumn}`, detail].join(' ').trim(),
    ),
  };
}

describe('the text of a journal', () => {
  it('may have any line ends, a byte order mark, blank lines, comments and document markers', async () => {
    const text = `\ufeff# kept by Sitrep\r\n---\r\n${line('a', 1)}\r\n\r\n# by hand\r\n${line('b', 2)} \r\n  # more\r\n`;
    assert.deepEqual(await idsAndProblems(text), { ids: ['a', 'b'], problems: [] });
  });

  it('may be empty', async () => {
    assert.deepEqual(await idsAndProblems(''), { ids: [], problems: [] });
  });

  it('reads list items in every form YAML has for them', async () => {
    const text = [
      line('json', 1),
      '- id: block',
      '  n: 2',
      '  at: "2026-11-22T16:03:00Z"',
      '  by: A',
      '',
      '  event: note',
      '  text: |',
      '    two',
      '    - {"lines": 1}',
      "- {id: flow, n: 3, at: '2026-11-22T16:04:00Z', by: A, event: note, text: plain}",
      '-',
      '  {',
      '    "id": "pretty", "n": 4,',
      `    ${head},`,
      '    "event": "note", "text": "x"',
      '  }',
      line('last', 5),
      '',
    ].join('\n');
    assert.deepEqual(await idsAndProblems(text), {
      ids: ['json', 'block', 'flow', 'pretty', 'last'],
      problems: [],
    });
    const { events } = await parseJournal(text);
    assert.equal((events[1] as { text?: string }).text, 'two\n- {"lines": 1}\n');
  });

  it('reads a list that a formatter has indented', async () => {
    const text = [line('a', 1), line('b', 2)].map((each) => `  ${each}\n`).join('');
    assert.deepEqual(await idsAndProblems(text), { ids: ['a', 'b'], problems: [] });
  });

  it('says where a line is broken, and reads the others', async () => {
    const text = `${line('a', 1)}\n- {"id":"x", "n":\n${line('b', 2)}\nsome words\n\t${line('c', 3)}\n${line('d', 4)}\n`;
    const { ids, problems } = await idsAndProblems(text);
    assert.deepEqual(
      ids.filter((id) => id !== 'c'),
      ['a', 'b', 'd'],
    );
    assert.deepEqual(problems.slice(0, 2), ['broken-line 1:0-17', 'broken-line 3:0-10']);
  });

  it('says where each line of an item is that can’t be read, and in the order of the file', async () => {
    const short = `- {"id":"a","n":1,${head},"event":"note","text":""}`;
    const text = [
      short,
      '  - [',
      '    x',
      '',
      'words',
      line('a', 1) + '  ',
      '-   ' + line('b', 2).slice(2),
    ].join('\n');
    const { ids, problems } = await idsAndProblems(`${text}\n`);
    assert.deepEqual(ids, ['a', 'b']);
    assert.deepEqual(problems, [
      `two-contents 0:0-${short.length} a`,
      'broken-line 1:2-5',
      'broken-line 2:4-5',
      'broken-line 4:0-5',
    ]);
  });

  it('takes the last of two fields of one name, in YAML as in JSON', async () => {
    const yaml = `- id: a\n  n: 1\n  at: 2026-11-22T16:02:00Z\n  by: A\n  event: note\n  text: one\n  text: two\n`;
    const json = `- {"id":"b","n":2,${head},"event":"note","text":"one","text":"two"}\n`;
    const { events } = await parseJournal(yaml + json);
    assert.deepEqual(
      events.map((event) => 'text' in event && event.text),
      ['two', 'two'],
    );
  });

  it('reads an item up to a hundred levels deep and a line of a million characters, and none beyond', async () => {
    const deep = (levels: number): string =>
      `- {"id":"d${levels}","n":1,${head},"event":"note","text":"x","more":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
    const long = (length: number): string => {
      const begin = `- {"id":"l${length}","n":1,${head},"event":"note","text":"`;
      return `${begin}${'x'.repeat(length - begin.length - 2)}"}`;
    };
    const text = [deep(100), deep(101), long(1_000_000), long(1_000_001)].map((each) => `${each}\n`).join('');
    assert.deepEqual((await idsAndProblems(text)).ids, ['d100', 'l1000000']);
  });

  it('takes a file for something else than a journal after two hundred items that are no events', async () => {
    const yaml = `- id: y\n  n: 1\n  at: 2026-11-22T16:02:00Z\n  by: A\n  event: note\n  text: x\n`;
    for (const rubbish of ['- word\n', '- {"id"\n', '- {a: 1}\n']) {
      const before = await idsAndProblems(rubbish.repeat(199) + yaml + line('j', 2));
      assert.deepEqual(before.ids, ['y', 'j']);
      const after = await idsAndProblems(rubbish.repeat(200) + yaml + line('j', 2));
      assert.deepEqual(after.ids, ['j']);
    }
  });

  it('keeps what it can’t read, each text once', async () => {
    const { unread } = await parseJournal(`- {"a"\nwords\n${line('a', 1)}\nwords\n- b: 1\n  c: 2\n`);
    assert.deepEqual(unread, ['- {"a"', 'words', '- b: 1\n  c: 2']);
  });

  it('takes an item that is too long for none, and not its beginning for another', async () => {
    const filler = Array.from({ length: 5000 }, () => '  # a comment of some length').join('\n');
    const item = `- id: a\n  n: 1\n  at: 2026-11-22T16:02:00Z\n  by: A\n  event: note\n  text: x\n${filler}\n  more: y\n`;
    assert.deepEqual((await idsAndProblems(`${item}${line('b', 2)}\n`)).ids, ['b']);
  });

  it('tells a torn tail from a broken line', async () => {
    assert.deepEqual(await idsAndProblems(`${line('a', 1)}\n- {"id":"01`), {
      ids: ['a'],
      problems: ['torn-tail 1:0-11'],
    });
    assert.deepEqual(await idsAndProblems(line('complete', 1)), { ids: ['complete'], problems: [] });
  });

  it('names the field that is wrong, and what is no event', async () => {
    const text = [
      `- {"id":"a","n":1,${head},"event":"update-promised","to":"acme","due":"soon"}`,
      '- {"some":"map"}',
      '- just text',
      `- {"id":"b","n":0,${head},"event":"note","text":"x"}`,
      `- {"id":"c","n":3,${head},"event":"evidence-pinned","kind":"rumour","label":"x","file":"x"}`,
      '',
    ].join('\n');
    assert.deepEqual(await idsAndProblems(text), {
      ids: [],
      problems: [
        'bad-field 0:0-110 due',
        'not-an-event 1:0-16',
        'not-an-event 2:0-11',
        'not-an-event 3:0-85',
        'bad-field 4:0-124 kind',
      ],
    });
  });

  it('keeps unknown events and unknown fields as they are', async () => {
    const text = `- {"id":"a","n":1,${head},"event":"telepathy","clarity":{"of":"mind"}}\n- {"id":"b","n":2,${head},"event":"note","text":"x","mood":"calm"}\n`;
    const { events, problems } = await parseJournal(text);
    assert.deepEqual(problems, []);
    assert.equal(events.map((event) => `${serializeEvent(event)}\n`).join(''), text);
  });

  it('chooses between two contents of one id, and says so at the line that lost', async () => {
    const text = `${line('a', 1)}\n- {"id":"a","n":1,${head},"event":"note","text":"longer text"}\n`;
    const { events } = await parseJournal(text);
    assert.equal((events[0] as { text?: string }).text, 'longer text');
    assert.deepEqual((await idsAndProblems(text)).problems, [`two-contents 0:0-${line('a', 1).length} a`]);
    const reordered = `- {"text":"a","event":"note",${head},"n":1,"id":"a"}`;
    assert.deepEqual(await idsAndProblems(`${line('a', 1)}\n${reordered}\n${line('a', 1)}\n`), {
      ids: ['a'],
      problems: [],
    });
  });

  it('survives binary, alias bombs and absurd numbers', async () => {
    const bomb =
      '- {a: &a [x,x,x,x,x,x,x,x,x], b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a], c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b], d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]}';
    const text = `${bomb}\n\0\x01\x02\ufffd\n- {"__proto__":{"polluted":1}}\n- &x [*x]\n- {"id":"n","n":1e300,${head},"event":"note","text":"x"}\n${line('a', 1)}\n`;
    const { ids, problems } = await idsAndProblems(text);
    assert.deepEqual(ids, ['a']);
    assert.equal(problems.length, 5);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  it('reads back exactly what was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents, async (events) => {
        const text = events.map((event) => `${serializeEvent(event)}\n`).join('');
        const parsed = await parseJournal(text);
        assert.deepEqual(parsed.problems, []);
        assert.deepEqual(new Set(parsed.events.map(serializeEvent)), new Set(events.map(serializeEvent)));
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, and no rubbish hides a good line', async () => {
    const rubbish = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom('-', ' ', '{', '}', '"', ':', '\n', '#', '&', '*', '|', '>', '\t', '['),
      }),
      fc.json().map(serializeItem),
    );
    await fc.assert(
      fc.asyncProperty(rubbish, rubbish, async (before, after) => {
        const { events } = await parseJournal(`${before}\n${line('good', 1)}\n${after}`);
        assert.ok(events.some((event) => event.id === 'good'));
      }),
      { numRuns: 500 },
    );
  });
});
