import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EventDraft } from '../../../src/incident/events.ts';
import { JournalStore } from '../../../src/journal/journal.ts';
import { serializeEvent } from '../../../src/journal/serialize.ts';
import { Chance, type PartRequest, type PartResult } from './part.ts';

const day = 86_400_000;

/** Two copies of an incident, written apart by skewed clocks, damaged by hand, and united both ways. */
export async function pairsUnited({ count, seed }: PartRequest): Promise<PartResult> {
  const root = await mkdtemp(join(tmpdir(), 'sitrep-pairs-'));
  const failures: string[] = [];
  const chance = new Chance(seed);
  try {
    for (let pair = 0; pair < count; pair += 1)
      failures.push(...(await diverged(join(root, `${pair}`), pair, chance)));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  return { done: count, note: 'both sides the same, nothing lost, a second time changes nothing', failures };
}

async function diverged(root: string, pair: number, chance: Chance): Promise<string[]> {
  const noon = Date.now();
  const sides = ['mine', 'theirs'].map((author) => {
    const skew = chance.below(2 * day) - day;
    return new JournalStore({ root: join(root, author), now: () => noon + skew, author });
  });
  const [mine, theirs] = sides;
  if (mine === undefined || theirs === undefined) return [];
  const { incident } = await mine.create({ event: 'opened', title: `Pair ${pair}` });
  await theirs.merge(incident, await textOf(mine, incident));
  const written: string[] = [];
  for (const side of sides) {
    for (let left = chance.below(12); left > 0; left -= 1) {
      written.push((await side.append(incident, draft(chance))).id);
    }
  }
  const rubbish = chance.oneOf(['', '- {"id":"torn', 'words\n', '- a: 1\n  b: 2\n']);
  await mine.merge(incident, (await textOf(theirs, incident)) + rubbish);
  await theirs.merge(incident, await textOf(mine, incident));
  const [one, other] = [await mine.read(incident), await theirs.read(incident)];
  const ids = new Set(one.events.map(({ id }) => id));
  const again = await mine.merge(incident, await textOf(theirs, incident));
  return [
    ...(isDeepStrictEqual(one.events, other.events) ? [] : [`pair ${pair}: the sides differ`]),
    ...written.filter((id) => !ids.has(id)).map((id) => `pair ${pair}: lost ${id}`),
    ...(again === 0 ? [] : [`pair ${pair}: a second union added ${again} lines`]),
  ];
}

function draft(chance: Chance): EventDraft {
  return chance.oneOf<EventDraft>([
    { event: 'note', text: `note ${chance.below(5)}` },
    { event: 'resolved' },
    { event: 'reopened', reason: 'again' },
    { event: 'update-promised', to: 'acme', due: '2026-11-22T17:00:00.000Z' },
  ]);
}

async function textOf(store: JournalStore, incident: string): Promise<string> {
  const { events } = await store.read(incident);
  return events.map((event) => `${serializeEvent(event)}\n`).join('');
}
