import assert from 'node:assert/strict';
import fc from 'fast-check';
import { replay } from '../../../src/incident/replay.ts';
import { parseJournal } from '../../../src/journal/parse.ts';
import { serializeEvent } from '../../../src/journal/serialize.ts';
import { missingLines, unite } from '../../../src/journal/unite.ts';
import { anyEvents } from './arbitraries.ts';
import { inFolder, opened, storeAt } from './support.ts';

/** Journals whose ids overlap, often with different contents, with broken lines between. */
const journal = fc
  .tuple(
    anyEvents,
    fc.array(fc.constantFrom('- {"id":"torn', 'words', '- {"a":1}', '', '# note', '- a: 1\n  b: 2')),
  )
  .map(([events, rubbish]) =>
    [...events.map(serializeEvent), ...rubbish].map((each) => `${each}\n`).join(''),
  );

async function textOf(a: string, b: string): Promise<string> {
  return (await unite(a, b)).text;
}

describe('the union of two journals', () => {
  it('is the same in any order of uniting', async () => {
    await fc.assert(
      fc.asyncProperty(journal, journal, journal, async (a, b, c) => {
        assert.equal(await textOf(a, b), await textOf(b, a));
        assert.equal(await textOf(await textOf(a, b), c), await textOf(a, await textOf(b, c)));
      }),
      { numRuns: 80 },
    );
  });

  it('changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(journal, journal, async (a, b) => {
        const once = await textOf(a, b);
        assert.equal(await textOf(once, once), once);
        assert.equal(await textOf(once, a), once);
        assert.equal(await textOf(once, b), once);
      }),
      { numRuns: 80 },
    );
  });

  it('loses no event and no unreadable line', async () => {
    await fc.assert(
      fc.asyncProperty(journal, journal, async (a, b) => {
        const united = await parseJournal(await textOf(a, b));
        for (const side of [await parseJournal(a), await parseJournal(b)]) {
          const ids = new Set(united.events.map((event) => event.id));
          assert.ok(side.events.every((event) => ids.has(event.id)));
          assert.ok(side.unread.every((line) => united.unread.includes(line)));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('can be reached by adding the missing lines', async () => {
    await fc.assert(
      fc.asyncProperty(journal, journal, async (a, b) => {
        const added = (await missingLines(a, b)).map((line) => `${line}\n`).join('');
        const grown = await parseJournal(a + added);
        const united = await parseJournal(await textOf(a, b));
        assert.deepEqual(grown.events.map(serializeEvent), united.events.map(serializeEvent));
      }),
      { numRuns: 80 },
    );
  });

  it('shows one id with two contents, where it now stands', async () => {
    const head = '"n":1,"at":"2026-11-22T16:02:00.000Z","by":"A","event":"note"';
    const a = `- {"id":"x",${head},"text":"short"}\n`;
    const b = `- {"id":"x",${head},"text":"edited by hand"}\n`;
    const { text, problems } = await unite(a, b);
    assert.equal(text, b);
    assert.deepEqual(problems, [
      { line: 0, startColumn: 0, endColumn: b.length - 1, kind: 'two-contents', detail: 'x' },
    ]);
  });

  it('tells only what differs, each id once, in order, and at its line', async () => {
    const event = (id: string, n: number, text: string): string =>
      `- {"id":"${id}","n":${n},"at":"2026-11-22T16:02:00.000Z","by":"A","event":"note","text":"${text}"}\n`;
    const a = event('z', 1, 'one') + event('b', 2, 'same') + event('a', 3, 'one') + 'words\n';
    const b = event('z', 1, 'other') + event('b', 2, 'same') + event('a', 3, 'other') + '- [\n';
    const { problems } = await unite(a, b);
    const told = problems.map(({ kind, detail, line }) => `${kind} ${detail} ${line}`);
    assert.deepEqual(told, ['broken-line  3', 'broken-line  4', 'two-contents a 2', 'two-contents z 0']);
    assert.deepEqual(await missingLines(a, b), [
      event('z', 1, 'other').trim(),
      event('a', 3, 'other').trim(),
    ]);
    assert.deepEqual(await missingLines(b, a), []);
  });

  it('does not let a skewed clock reopen a resolved incident', async () => {
    await inFolder(async (root) => {
      const hour = 3_600_000;
      const noon = Date.parse('2026-11-22T12:00:00Z');
      const mine = storeAt(`${root}/mine`, 'me', () => noon);
      const theirs = storeAt(`${root}/theirs`, 'them', () => noon + hour);
      const behind = storeAt(`${root}/theirs`, 'behind', () => noon - hour);
      const { incident } = await mine.create(opened);
      const copy = async (from: typeof mine, to: typeof mine): Promise<void> => {
        const { events } = await from.read(incident);
        await to.merge(incident, events.map((event) => `${serializeEvent(event)}\n`).join(''));
      };
      await copy(mine, theirs);
      await theirs.append(incident, { event: 'reopened', reason: 'their clock is an hour ahead' });
      await copy(theirs, mine);
      await mine.append(incident, { event: 'resolved' });
      await mine.append(incident, { event: 'note', text: 'only here' });
      await behind.append(incident, { event: 'note', text: 'only there' });
      await copy(mine, theirs);
      await copy(theirs, mine);
      const [left, right] = [await mine.read(incident), await theirs.read(incident)];
      assert.deepEqual(left.events, right.events);
      assert.equal(left.events.length, 5);
      assert.equal(replay(incident, left.events).status, 'resolved');
    });
  });
});
