import type { Level } from '../../../../../src/logs/record.ts';
import type { Expected, Sample } from '../table.ts';

const letters: readonly (readonly [string, Level])[] = [
  ['T', 'trace'],
  ['D', 'debug'],
  ['I', 'info'],
  ['W', 'warn'],
  ['E', 'error'],
  ['F', 'fatal'],
];

/** Lines with a letter for `%`. */
function lettered(name: string, pattern: string): Sample {
  const lines = letters.map(([letter, level], index): Expected => {
    const line = pattern.replace('%', letter);
    return [`2026-03-17 21:58:0${String(index)}${line}`, `2026-03-17T21:58:0${String(index)}Z`, level];
  });
  return { name: `a letter ${name}`, lines };
}

const at = (second: number): string => `2026-03-17T21:58:0${String(second)}Z`;

/** Places and forms of levels. */
export const levels: readonly Sample[] = [
  lettered('between semicolons', ';%;up'),
  lettered('between commas', ',%,up'),
  lettered('in quotes', ',"%","up"'),
  lettered('in braces', ' {%} up'),
  lettered('between colons', '::%::up'),
  lettered('after its key', ' level=% msg="up"'),
  lettered('after its key in quotes', ' severity="%" msg="up"'),
  lettered('after its key and a colon', ' level: %, msg: up'),
  {
    name: 'small letters',
    lines: [
      ['[12]{-1} 2026-03-17 21:58:01.000000 i Basis  t.cpp(1) : up', at(1), 'info'],
      ['[12]{-1} 2026-03-17 21:58:02.000000 w Memory t.cpp(1) : low', at(2), 'warn'],
      ['[12]{-1} 2026-03-17 21:58:03.000000 e Memory t.cpp(1) : out', at(3), 'error'],
      ['[12]{-1} 2026-03-17 21:58:04.000000 i Basis  t.cpp(1) : up', at(4), 'info'],
    ],
  },
  {
    name: 'a letter and a number',
    lines: [
      ['2026-03-17T21:58:01Z| vmx| I125: up', at(1), 'info'],
      ['2026-03-17T21:58:02Z| vcpu-0| W115: hm', at(2), 'warn'],
    ],
  },
  {
    name: 'a letter glued to the stamp on few lines',
    lines: [
      ['[21:58:01] : step one', at(1), null],
      ['[21:58:02] : step two', at(2), null],
      ['[21:58:03] : step three', at(3), null],
      ['[21:58:04] : step four', at(4), null],
      ['[21:58:05]W: [step four] hm', at(5), 'warn'],
      ['[21:58:06]E: [step four] no', at(6), 'error'],
    ],
  },
  {
    name: 'drives, which are no levels',
    lines: [
      ['C:\\tools\\a.exe|2026-03-17 21:58:01', at(1), null],
      ['C:\\tools\\b.exe|2026-03-17 21:58:02', at(2), null],
    ],
  },
  {
    name: 'a method of HTTP, which is no level',
    lines: [
      ['192.0.2.4 - - [17/Mar/2026:21:58:01 +0000] "TRACE /a HTTP/1.1" 405 17', at(1), 'warn'],
      ['192.0.2.4 - - [17/Mar/2026:21:58:02 +0000] "GET /a HTTP/1.1" 200 17', at(2), 'info'],
    ],
  },
  {
    name: 'a facility in a box',
    lines: [
      ['2026-03-17T21:58:01Z <local3.warn> event: slow', at(1), 'warn'],
      ['2026-03-17T21:58:02Z <local3.notice> event: up', at(2), 'info'],
    ],
  },
  {
    name: 'a box that goes on after the level',
    lines: [
      ['03/17/2026 21:58:01.00 <Info:AAA.authPass> in', at(1), 'info'],
      ['03/17/2026 21:58:02.00 <Erro:HW.Port> no', at(2), 'error'],
      ['03/17/2026 21:58:03.00 <Warn:HW.Port> hm', at(3), 'warn'],
    ],
  },
  {
    name: 'a source after the level',
    lines: [
      ['17/Mar/2026:21:58:01 +0000 [Info] up', at(1), 'info'],
      ['17/Mar/2026:21:58:02 +0000 [Error#sql] no', at(2), 'error'],
    ],
  },
  {
    name: 'a module, a severity and a mnemonic between slashes',
    lines: [
      ['Mar 17 2026 21:58:01 sw %%01IFNET/4/LINK_STATE(l)[12]:down', at(1), 'warn'],
      ['Mar 17 2026 21:58:02 sw %%01SHELL/6/CMDRECORD(l)[13]:show', at(2), 'info'],
    ],
  },
  {
    name: 'a short word that says more than its number',
    lines: [
      ['2026-03-17T21:58:01Z In(05) vmx - up', at(1), 'info'],
      ['2026-03-17T21:58:02Z Er(02) vmx - no', at(2), 'error'],
    ],
  },
  {
    name: 'a scale that rises',
    lines: [
      ['{"level":1,"time":"2026-03-17T21:58:01+00:00","message":"up"}', at(1), 'info'],
      ['{"level":1,"time":"2026-03-17T21:58:02+00:00","message":"up"}', at(2), 'info'],
      ['{"level":2,"time":"2026-03-17T21:58:03+00:00","message":"hm"}', at(3), 'warn'],
      ['{"level":3,"time":"2026-03-17T21:58:04+00:00","message":"no"}', at(4), 'error'],
      ['{"level":0,"time":"2026-03-17T21:58:05+00:00","message":"x"}', at(5), 'debug'],
    ],
  },
  {
    name: 'a scale that falls',
    lines: [
      ['{"level":6,"time":"2026-03-17T21:58:01Z","message":"up"}', at(1), 'info'],
      ['{"level":2,"time":"2026-03-17T21:58:02Z","message":"no"}', at(2), 'fatal'],
      ['{"level":3,"time":"2026-03-17T21:58:03Z","message":"no"}', at(3), 'error'],
    ],
  },
  {
    name: 'a level that is an object',
    lines: [
      ['{"time":"2026-03-17T21:58:01Z","sev":{"name":"notice","rank":5}}', at(1), 'info'],
      ['{"time":"2026-03-17T21:58:02Z","sev":{"name":"err","rank":3}}', at(2), 'error'],
    ],
  },
];
