import { parseConfig } from '../../../src/config/readConfig.ts';
import { parseYaml } from '../../../src/config/parseYaml.ts';
import { withLogSource } from '../../../src/config/addLogSource.ts';
import { parseDeployLog } from '../../../src/git/deploys/deployLog.ts';
import { DiffParser } from '../../../src/git/diffParser.ts';
import { commitUrl } from '../../../src/git/forge.ts';
import { replay } from '../../../src/incident/replay.ts';
import { userName } from '../../../src/journal/author.ts';
import { parseJournal } from '../../../src/journal/parse.ts';
import { unite } from '../../../src/journal/unite.ts';
import { recognize } from '../../../src/logs/format/recognize.ts';
import { framesIn } from '../../../src/logs/stackFrames.ts';
import { expandBraces, segmentMatcher } from '../../../src/logs/read/glob.ts';
import { rotatedName } from '../../../src/logs/read/rotation.ts';
import { parseTime } from '../../../src/time/phrases.ts';
import { readFrontMatter, renewFrontMatter } from '../../../src/writing/frontMatter.ts';
import { inline, mermaidText, quote } from '../../../src/writing/documents/markdown.ts';
import { parseTicket } from '../../../src/writing/documents/ticket.ts';
import { validatePostmortem } from '../../../src/writing/documents/validate.ts';
import { formatDraft, parseDraft } from '../../../src/writing/messages/header.ts';
import { bodyToCopy, mailtoUrl } from '../../../src/writing/messages/outgoing.ts';
import { render, templateFor } from '../../../src/writing/messages/template.ts';
import { config as deployConfig, source } from '../../unit/git/deployConfig.ts';

export interface Parser {
  readonly sample: string;
  /** Must settle for every text. */
  readonly parse: (text: string) => unknown;
}

const event = (n: number, rest: string): string =>
  `- {"id":"01KAPW${String(n).padStart(20, '0')}","n":${n},"at":"2026-11-22T16:02:00.000Z","by":"A","event":${rest}}\n`;

const journal = [
  event(1, '"opened","title":"Card payments fail"'),
  event(2, '"update-promised","to":"acme","due":"2026-11-22T17:00:00.000Z"'),
  '- id: e3\n  n: 3\n  at: 2026-11-22T16:03:00.000Z\n  by: B\n  event: note\n  text: |\n    two\n    lines\n',
  event(4, '"resolved"'),
].join('');

const yaml = [
  'clients:\n  acme: { name: Example Ltd, language: uk, timeZone: Europe/Kyiv, email: it@example.com }\n',
  'logs:\n  - { label: shop, paths: ["logs/**/*.log"] }\n',
  'deploys: { environment: production }\nglossary: { mutex: lock }\npublishTo: docs/incidents\n',
].join('');

const draft =
  '---\nto: acme\nsubject: "Update: payments"\nkind: progress\n---\n<!-- why -->\nHello,\n\n#. one\nNext: [[nextUpdate]]\n';
const document =
  '---\nschema: incident-postmortem/1\ntitle: Card\nclient: [a, b]\n---\n# 2026: Card\n\n## Summary\n\n- text @name\n';
const log = [
  '2026-11-22 16:02:00,123 ERROR [main] shop.Payment - failed\n  at Shop.pay (shop.ts:12:3)\n',
  '{"ts":"2026-11-22T16:02:00.5Z","level":"warn","msg":"slow"}\n',
  'Nov 22 16:02:00 host app[12]: message\n[22/Nov/2026:16:02:00 +0200] "GET / HTTP/1.1" 500\n',
].join('');
const diff = [
  '\0abc123\n:100644 100644 1111111 2222222 M\ta.ts\ndiff --git a/a.ts b/a.ts\nindex 1..2 100644\n--- a/a.ts\n+++ b/a.ts\n',
  '@@ -1,2 +1,2 @@ function pay\n-old\n+new\n same\n',
].join('');

const facts = { zone: 'Europe/Kyiv', year: 2026, mtime: Date.UTC(2026, 10, 22) };
const ignored = (): void => undefined;
const deploys = (format: 'capistrano' | 'kamal' | 'deployer' | 'json-lines') => (text: string) =>
  parseDeployLog({ source: source({ format }), text, readAt: facts.mtime }, deployConfig);

/** Everything that reads what somebody else wrote, each with a text of the kind. */
export const parsers: Readonly<Record<string, Parser>> = {
  journal: { sample: journal, parse: async (text) => replay('x', (await parseJournal(text)).events) },
  'union of journals': { sample: journal, parse: (text) => unite(text, journal) },
  'git configuration': {
    sample: '[user]\n\tname = "A # B" ; c\n[remote "x"]\n\turl = a\\\n b\n',
    parse: userName,
  },
  configuration: { sample: yaml, parse: (text) => parseConfig(text, 'config.yaml') },
  'configuration as a tree': { sample: yaml, parse: parseYaml },
  'log source added': {
    sample: yaml,
    parse: (text) => withLogSource(text, { label: 'x', command: 'y', timeFormat: 'iso' }),
  },
  'front matter': { sample: document, parse: readFrontMatter },
  'front matter renewed': {
    sample: document,
    parse: (text) =>
      renewFrontMatter(text, [
        ['title', 'a\nb'],
        ['new', text.slice(0, 99)],
      ]),
  },
  'front matter value': {
    sample: 'a title: with\nlines',
    parse: (text) => {
      const value = Buffer.from(text).toString();
      const read = readFrontMatter(renewFrontMatter('---\na: 1\n---\n', [['title', value]])).data?.['title'];
      if (value.length < 1000 && read !== value) throw new Error('another value was read than was written');
    },
  },
  'post-mortem': { sample: document, parse: (text) => validatePostmortem(text, ['Name', 'Olena']) },
  ticket: { sample: document, parse: parseTicket },
  draft: { sample: draft, parse: (text) => formatDraft(parseDraft(text).header, parseDraft(text).body) },
  'text of a draft': { sample: draft, parse: bodyToCopy },
  'address of a mail': {
    sample: 'it@example.com, "A, B" <b@example.com>',
    parse: (text) => new URL(mailtoUrl({ to: text, subject: text, body: text }).url),
  },
  template: {
    sample:
      'Subject: {{title}}\n\nHello {{contact}}{{#promised}}, {{nextUpdate}}{{/promised}}{{^a}}b{{/a}}\n#. {{&raw}}',
    parse: async (team) => {
      const readers = { readBuiltIn: () => Promise.resolve('x'), readTeam: () => Promise.resolve(team) };
      return render((await templateFor('progress', 'en', readers)).text, { title: 'T', promised: true });
    },
  },
  'log format': {
    sample: log,
    parse: (text) => {
      const lines = text.split('\n');
      const format = recognize([lines], facts);
      for (const line of lines) format.parse(line);
    },
  },
  'stack frames': { sample: log, parse: framesIn },
  'name of a log': { sample: 'app-2026-11-22_10.1.log.gz', parse: rotatedName },
  'path of logs': {
    sample: 'logs/{a,b{c,d}}*/**/x?.log',
    parse: (text) => segmentMatcher(expandBraces(text).next().value ?? '')(text),
  },
  'typed time': {
    sample: '2026-11-22 14:05',
    parse: (text) => parseTime(text, { now: facts.mtime, zone: facts.zone, direction: 'past' }),
  },
  'address of a remote': { sample: 'git@github.com:owner/name.git', parse: (text) => commitUrl(text, 'abc') },
  diff: {
    sample: diff,
    parse: (text) => {
      const parser = new DiffParser({
        commit: ignored,
        change: ignored,
        file: ignored,
        hunk: ignored,
        line: ignored,
      });
      parser.push(Buffer.from(text));
      parser.end();
    },
  },
  capistrano: {
    sample: 'Branch main (at abc123) deployed as release 20261122160200 by a\n',
    parse: deploys('capistrano'),
  },
  kamal: { sample: '[2026-11-22T16:02:00Z] [a] Deployed abc123\n', parse: deploys('kamal') },
  deployer: {
    sample: '{"created_at":"2026-11-22T16:02:00+0200","release_name":"1","target":"main"}\n',
    parse: deploys('deployer'),
  },
  'deploys as JSON': {
    sample: '{"time":"2026-11-22T16:02:00Z","sha":"abc123","status":"ok"}\n',
    parse: deploys('json-lines'),
  },
  'text as Markdown': { sample: log, parse: (text) => [inline(text), quote(text), mermaidText(text)] },
};
