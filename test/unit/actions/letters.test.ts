import assert from 'node:assert/strict';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { draftUpdate, missingFacts, type UpdateRequest } from '../../../src/actions/draftUpdate.ts';
import { waitingBeside, waitingLetters } from '../../../src/actions/letterBatch.ts';
import { recordSent } from '../../../src/actions/recordSent.ts';
import { isObstacle, readDraft, redFindings, reviewDraft } from '../../../src/actions/reviewDraft.ts';
import { readTeamTemplates } from '../../../src/actions/teamTemplates.ts';
import { recordToldFacts } from '../../../src/actions/toldFacts.ts';
import type { ClientConfig } from '../../../src/config/config.ts';
import { parseDraft } from '../../../src/writing/messages/header.ts';
import { TestDesk } from './context.ts';

const client = (key: string, more: Partial<ClientConfig> = {}): ClientConfig => ({
  key,
  name: key.toUpperCase(),
  language: 'en',
  timeZone: 'UTC',
  usualContact: 'Iryna Bondar',
  email: undefined,
  phone: undefined,
  policy: undefined,
  ...more,
});

describe('letters of an incident', () => {
  let desk: TestDesk;
  const due = Date.parse('2026-11-22T17:00:00Z');
  const write = async (request: Partial<UpdateRequest> = {}) => {
    const { file } = await draftUpdate(desk.context, desk.id, { kind: 'progress', to: 'acme', ...request });
    return { file, text: await readFile(desk.file(file), 'utf8') };
  };
  const state = () => desk.context.incidents.get(desk.id)!;
  const review = (text: string) => reviewDraft(desk.context, state(), text);

  beforeEach(async () => {
    desk = await TestDesk.open({
      clients: [client('acme'), client('globex', { language: 'uk', clock: 24 })],
    });
    await desk.record({ event: 'detail', field: 'client', value: 'acme' });
    await desk.record({ event: 'detail', field: 'client', value: 'globex' });
  });

  afterEach(() => desk.home.remove());

  it('carry in their header exactly the promise that their text makes', async () => {
    const progress = await write({ due });
    assert.equal(parseDraft(progress.text).header.promise, due);
    assert.match(progress.text, /next update by 5:00 PM UTC/);
    for (const kind of ['retry-invitation', 'resolved', 'team-notice', 'debrief'] as const) {
      const { text } = await write({
        kind,
        due,
        to: kind === 'team-notice' || kind === 'debrief' ? '' : 'acme',
      });
      assert.equal(parseDraft(text).header.promise, undefined, kind);
      assert.doesNotMatch(text, /5:00 PM|17:00/, kind);
    }
  });

  it('repeat in their header the promise that they repeat in their text', async () => {
    await desk.record({ event: 'update-promised', to: 'acme', due: new Date(due).toISOString() });
    const { text } = await write({ kind: 'say-it-back' });
    assert.equal(parseDraft(text).header.promise, due);
    assert.match(text, /next update by 5:00 PM UTC/);
  });

  it('can’t go out where the promise of the header is gone from the text', async () => {
    const { text } = await write({ due, facts: { changed: 'a', known: 'b', plan: 'c' } });
    assert.deepEqual((await review(text)).filter(isObstacle), []);
    const without = text.replace(/We’ll send you the next update.*/u, 'That is all.');
    const [obstacle] = (await review(without)).filter(isObstacle);
    assert.equal(obstacle?.rule, 'promise-unnamed');
    const later = text.replace('5:00 PM', '6:00 PM');
    const [other] = (await review(later)).filter(isObstacle);
    assert.equal(later.slice(other?.start, other?.end), '6:00 PM');
  });

  it('go out with what is red only as overruled rules, each named once', async () => {
    const { text } = await write({
      due,
      facts: { changed: 'a', known: 'Petro Bondar broke it and Petro Bondar knows', plan: 'c' },
    });
    await desk.record({ event: 'handed-over', to: 'Petro Bondar' });
    const findings = await review(text);
    assert.deepEqual(findings.filter(isObstacle), []);
    assert.deepEqual(
      redFindings(findings).map(({ rule }) => rule),
      ['blames-person'],
    );
  });

  it('have nothing red about them but gaps as they are drafted', async () => {
    const { text } = await write({ due });
    assert.deepEqual(redFindings(await review(text)), []);
    assert.ok((await review(text)).some(({ rule }) => rule === 'unfilled'));
  });

  it('are copied with their subject', async () => {
    const { text } = await write({ due });
    const { toCopy, body } = await readDraft(text);
    assert.equal(toCopy, `Subject: Update: Checkout is down\n\n${body}`);
  });

  it('of a debrief name the usual contact whom they are for', async () => {
    const { text } = await write({ kind: 'debrief', to: '' });
    assert.equal(parseDraft(text).header.to, 'Iryna Bondar');
    assert.match(text, /^For Iryna Bondar$/m);
  });

  it('to colleagues name every client although they go to none', async () => {
    await desk.record({ event: 'severity-changed', severity: 'sev1' });
    const { text } = await write({ kind: 'team-notice', to: '' });
    assert.equal(parseDraft(text).header.subject, '[SEV1] ACME, GLOBEX: Checkout is down');
    assert.match(text, /Client: ACME\./);
    assert.match(text, /Client: GLOBEX\./);
  });

  it('tell beforehand which facts they lack', async () => {
    const request = { kind: 'progress', to: 'acme', due } as const;
    assert.deepEqual(await missingFacts(desk.context, desk.id, request), ['changed', 'known', 'plan']);
    await desk.record({ event: 'detail', field: 'plan', value: 'we restart it' });
    const facts = { known: 'nothing yet' };
    assert.deepEqual(await missingFacts(desk.context, desk.id, { ...request, facts }), ['changed']);
  });

  it('of one update wait for each client until each was sent', async () => {
    const first = await write({ batch: 'progress-1' });
    const second = await write({ batch: 'progress-1', to: 'globex' });
    await write({ kind: 'follow-up' });
    const waiting = async () => (await waitingLetters(desk.context, state())).map(({ to }) => to);
    assert.deepEqual(await waiting(), ['acme', 'globex']);
    assert.deepEqual(
      (await waitingBeside(desk.context, state(), first.file)).map(({ to, file }) => [to, file]),
      [['globex', second.file]],
    );
    await recordSent(desk.context, desk.id, {
      to: 'acme',
      kind: 'progress',
      channel: 'mail',
      text: 'x',
      file: first.file,
    });
    assert.deepEqual(await waiting(), ['globex']);
    assert.deepEqual(await waitingBeside(desk.context, state(), second.file), []);
    assert.match(second.text, /Ось що маємо на цю хвилину/);
  });

  it('teach the next letter what a person wrote into a gap, word for word, and only that', async () => {
    const { text } = await write({ kind: 'cause-and-plan', due });
    const { body } = await readDraft(
      text
        .replace('[[the cause, in words that the client knows]]', 'our release refuses amounts with cents')
        .replace('Here’s what we’re doing about it: [[what we do next]].', 'We will try something.')
        .replace('[[what the client has to do, or nothing]]', 'nothing'),
    );
    await recordToldFacts(desk.context, desk.id, { kind: 'cause-and-plan', to: 'acme' }, body);
    assert.equal(desk.incident.details.get('cause')?.value, 'our release refuses amounts with cents');
    assert.equal(desk.incident.details.has('plan'), false);
    assert.equal(
      [...desk.incident.details.values()].some(({ value }) => value === 'nothing'),
      false,
    );
    const next = await write({ kind: 'apology' });
    assert.match(next.text, /our release refuses amounts with cents\./);
  });

  it('learn nothing from a letter whose fact was known', async () => {
    await desk.record({ event: 'detail', field: 'plan', value: 'we restart it' });
    const { text } = await write({ due });
    const { body } = await readDraft(text.replace('we restart it', 'we rewrite it'));
    await recordToldFacts(desk.context, desk.id, { kind: 'progress', to: 'acme' }, body);
    assert.equal(desk.incident.details.get('plan')?.value, 'we restart it');
  });
});

describe('a team’s own templates', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await TestDesk.open();
  });

  afterEach(() => desk.home.remove());

  it('are told of each place that names the contact, whose meaning has changed', async () => {
    const folder = desk.home.store.root;
    const file = join(folder, '.sitrep/messages/en/progress.mustache');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, 'Dear {{contact}},\n\n{{greeting}}\n{{known}}\n');
    const [read, ...others] = await readTeamTemplates(folder);
    assert.equal(read?.file, file);
    assert.deepEqual(
      read.notices.map(({ start, end }) => read.text.slice(start, end)),
      ['{{contact}}'],
    );
    assert.deepEqual(others, []);
  });

  it('are files in the repository of the size of a letter, and nothing else is read', async () => {
    const folder = desk.home.store.root;
    const messages = join(folder, '.sitrep/messages/en');
    await mkdir(join(messages, 'progress.mustache'), { recursive: true });
    await symlink('/etc/hostname', join(messages, 'resolved.mustache'));
    await writeFile(join(messages, 'apology.mustache'), 'x'.repeat(70_000));
    await symlink('apology.mustache', join(messages, 'escalation.mustache'));
    assert.deepEqual(await readTeamTemplates(folder), []);
    await writeFile(join(messages, 'apology.mustache'), 'Sorry');
    assert.deepEqual(
      (await readTeamTemplates(folder)).map(({ text }) => text),
      ['Sorry', 'Sorry'],
    );
  });
});
