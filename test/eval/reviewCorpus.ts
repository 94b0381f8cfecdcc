import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Language } from '../../src/time/instants.ts';
import type { MessageKind } from '../../src/incident/messageKinds.ts';
import type { Finding, ReviewContext } from '../../src/writing/review/finding.ts';
import { reviewMessage } from '../../src/writing/review/review.ts';

interface Entry {
  readonly id: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly status?: ReviewContext['status'];
  readonly promised?: string | Date;
  readonly readerZone?: string;
  readonly clientZone?: string;
  readonly colleagues?: readonly string[];
  readonly glossary?: Readonly<Record<string, string>>;
  readonly hasPlan?: boolean;
  readonly find?: readonly (string | Readonly<Record<string, string>>)[];
}

/** A fault that a message has; `words` is undefined where something is missing from the whole text. */
export interface Expected {
  readonly rule: string;
  readonly words: string | undefined;
}

export interface Sample {
  readonly id: string;
  readonly language: Language;
  readonly text: string;
  readonly context: ReviewContext;
  readonly expected: readonly Expected[];
  readonly heldOut: boolean;
}

const colleagues = [
  'Olena Kovalenko',
  'Petro Bondar',
  'Mark Shevchenko',
  'Олена Коваленко',
  'Петро Бондар',
  'Марко Шевченко',
];

/** The whole corpus; README.md beside the files explains the fields and the split. */
export function corpus(): Sample[] {
  return (['en', 'uk'] as const).flatMap((language) =>
    ['good', 'bad'].flatMap((quality) => {
      const file = new URL(`../fixtures/messages/${quality}-${language}.yaml`, import.meta.url);
      const entries = parse(readFileSync(file, 'utf8')) as Entry[];
      return entries.map((entry) => sample(entry, language));
    }),
  );
}

function sample(entry: Entry, language: Language): Sample {
  const clientZone = entry.clientZone ?? 'Europe/Kyiv';
  const due = entry.promised === undefined ? undefined : new Date(entry.promised).getTime();
  return {
    id: entry.id,
    language,
    text: entry.text,
    heldOut: ((createHash('sha256').update(entry.id).digest()[0] ?? 0) & 1) === 1,
    context: {
      language,
      kind: entry.kind,
      status: entry.status ?? 'open',
      promised: due === undefined ? undefined : { due, zone: clientZone },
      readerZone: entry.readerZone ?? 'Europe/Kyiv',
      clientZone,
      colleagues: entry.colleagues ?? colleagues,
      glossary: entry.glossary ?? {},
      hasPlan: entry.hasPlan ?? false,
      now: Date.parse('2026-11-23T07:00:00Z'),
    },
    expected: (entry.find ?? []).map((one) => {
      if (typeof one === 'string') return { rule: one, words: undefined };
      const [rule, words] = Object.entries(one)[0] ?? ['', ''];
      return { rule, words };
    }),
  };
}

export interface Comparison {
  readonly matched: number;
  /** Of the matched ones that name words, how many have exactly these words. */
  readonly exact: number;
  readonly named: number;
  readonly missed: readonly Expected[];
  readonly surplus: readonly Finding[];
}

/** Pairs findings with what was expected: the same rule, and overlapping words where words are named. */
export function compare({ text, context, expected }: Sample): Comparison {
  const surplus = reviewMessage(text, context);
  const missed: Expected[] = [];
  let exact = 0;
  let named = 0;
  for (const one of expected) {
    const index = surplus.findIndex(
      (finding) => finding.rule === one.rule && touches(text, one.words, finding),
    );
    const [finding] = index < 0 ? [] : surplus.splice(index, 1);
    if (finding === undefined) {
      missed.push(one);
    } else if (one.words !== undefined) {
      named += 1;
      if (text.slice(finding.start, finding.end) === one.words) exact += 1;
    }
  }
  return { matched: expected.length - missed.length, exact, named, missed, surplus };
}

function touches(text: string, words: string | undefined, { start, end }: Finding): boolean {
  if (words === undefined) return true;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (start < at + words.length && at < end) return true;
  }
  return false;
}
