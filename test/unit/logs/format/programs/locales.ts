import type { Expected, Sample } from '../table.ts';

/** Two days apart from each other, so that a time of day alone doesn't pass for the date. */
function days(name: string, first: string, second: string, zone?: string): Sample {
  const expected: readonly Expected[] = [
    [first, '2026-03-16T21:58:04Z'],
    [second, '2026-03-17T21:58:41Z'],
  ];
  return zone === undefined ? { name, lines: expected } : { name, zone, lines: expected };
}

/** Dates as locales of other languages print them. */
export const locales: readonly Sample[] = [
  days('Finnish with klo', '16.3.2026 klo 21.58.04 alku', '17.3.2026 klo 21.58.41 loppu'),
  days('Swedish with kl.', 'mån 16 mars 2026 kl. 21:58:04 start', 'tis 17 mars 2026 kl. 21:58:41 slut'),
  days('Dutch with om', '16 maart 2026 om 21:58:04 start', '17 maart 2026 om 21:58:41 einde'),
  days('Italian with alle', '16 marzo 2026 alle 21:58:04 inizio', '17 marzo 2026 alle 21:58:41 fine'),
  days('Portuguese with às', '16/03/2026 às 21:58:04 começo', '17/03/2026 às 21:58:41 fim'),
  days('Hungarian with a dot after the day', '2026. 03. 16. 21:58:04 kezd', '2026. 03. 17. 21:58:41 vége'),
  days(
    'Hungarian with the day of the week',
    '2026. márc. 16., hétfő, 21:58:04 kezd',
    '2026. márc. 17., kedd, 21:58:41 vége',
  ),
  days(
    'Turkish with the day of the week',
    '16 Mart 2026 Pazartesi 21:58:04 a',
    '17 Mart 2026 Salı 21:58:41 b',
  ),
  days('Serbian with a dot after the year', '16.3.2026. 21:58:04 a', '17.3.2026. 21:58:41 b'),
  days('Japanese with the day of the week', '2026/03/16(月) 21:58:04 a', '2026/03/17(火) 21:58:41 b'),
  days(
    'Chinese with the day of the week',
    '2026年03月16日 星期一 21:58:04 a',
    '2026年03月17日 星期二 21:58:41 b',
  ),
  days('Korean with half days', '2026. 3. 16. 오후 9:58:04 a', '2026. 3. 17. 오후 9:58:41 b'),
  days('Korean in words', '2026년 3월 16일 (월) 21:58:04 a', '2026년 3월 17일 (화) 21:58:41 b'),
  days('Greek with half days', '16/3/2026 9:58:04 μ.μ. a', '17/3/2026 9:58:41 μμ b'),
  days('Greek months', '16 Μαρ 2026 21:58:04 a', '17 Μαρ 2026 21:58:41 b'),
  days('Romanian months', '16 martie 2026, 21:58:04 a', '17 martie 2026, 21:58:41 b'),
  days('Indonesian months', '16 Maret 2026 21:58:04 a', '17 Maret 2026 21:58:41 b'),
  days('Catalan months', '16 de març de 2026 21:58:04 a', '17 de març de 2026 21:58:41 b'),
  days('years of the Buddhist calendar', '16/03/2569 21:58:04 a', '17/03/2569 21:58:41 b'),
  days('English ordinals', 'March 16th, 2026 21:58:04 a', '17th of March 2026 9:58:41pm b'),
  days('a German date without its year', '16.03. 21:58:04 a', '17.03. 21:58:41 b'),
  {
    name: 'levels in other languages',
    lines: [
      ['2026-03-17 21:58:04 [Kritisch] a', '2026-03-17T21:58:04Z', 'fatal'],
      ['2026-03-17 21:58:05 [Avviso] a', '2026-03-17T21:58:05Z', 'warn'],
      ['2026-03-17 21:58:06 [Informação] a', '2026-03-17T21:58:06Z', 'info'],
      ['2026-03-17 21:58:07 [错误] a', '2026-03-17T21:58:07Z', 'error'],
      ['2026-03-17 21:58:08 [エラー] a', '2026-03-17T21:58:08Z', 'error'],
      ['2026-03-17 21:58:09 [Отладка] a', '2026-03-17T21:58:09Z', 'debug'],
    ],
  },
];
