import type { Language } from '../../time/instants.ts';

/**
 * Headings and questions of a post-mortem that `validatePostmortem` looks for, and those beside them. They stand here in
 * every language, not among the run-time strings, as a post-mortem written in one language is read in any.
 */
const headings = {
  summary: { en: '## Summary', uk: '## Підсумок' },
  impact: { en: '## Impact', uk: '## Вплив' },
  told: { en: '## What we told the client', uk: '## Що ми повідомляли клієнтові' },
  detection: { en: '## Detection', uk: '## Виявлення' },
  whyClientFirst: {
    en: '**Why did the client notice before us?**',
    uk: '**Чому клієнт помітив раніше за нас?**',
  },
  fasterDetection: {
    en: '**What would have halved the time to detect?**',
    uk: '**Що дало б змогу виявити вдвічі швидше?**',
  },
  timeline: { en: '## Timeline (UTC)', uk: '## Хронологія (UTC)' },
  causes: { en: '## Causes', uk: '## Причини' },
  trigger: { en: '### Trigger', uk: '### Що спричинило' },
  conditions: { en: '### Contributing conditions', uk: '### Що цьому сприяло' },
  ruledOut: { en: '### Ruled out', uk: '### Що виключено' },
  recurring: { en: '## Was it recurring?', uk: '## Чи траплялося це раніше?' },
  fix: { en: '## Fix', uk: '## Виправлення' },
  lessons: {
    en: '## What went well · What went badly · Where we were lucky',
    uk: '## Що вийшло добре · Що вийшло погано · Де нам пощастило',
  },
  measures: { en: '## Measures', uk: '## Заходи' },
  metrics: { en: '## Measures of time', uk: '## Скільки часу це тривало' },
  message: { en: '## Message to the client', uk: '## Повідомлення клієнтові' },
  messageHappened: { en: '### What happened', uk: '### Що сталося' },
  messageDoing: { en: '### What we did and are doing', uk: '### Що ми зробили і робимо' },
  messageApology: { en: '### Apology', uk: '### Вибачення' },
  debrief: { en: '## Debrief', uk: '## Підсумкова розмова' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type HeadingName = keyof typeof headings;

export function heading(name: HeadingName, language: Language): string {
  return headings[name][language];
}

/** Whether a line is this heading or begins with this question, in whichever language it was written. */
export function isHeading(line: string, name: HeadingName): boolean {
  const written = line.trim();
  return Object.values(headings[name]).some((text) =>
    text.startsWith('**') ? written.startsWith(text) : written === text,
  );
}
