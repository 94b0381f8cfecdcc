import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { changeStatus } from '../../../src/actions/changeStatus.ts';
import { draftUpdate } from '../../../src/actions/draftUpdate.ts';
import { promisesNext } from '../../../src/incident/status.ts';
import { offerKinds } from '../../../src/actions/offerKinds.ts';
import { pinEvidence } from '../../../src/actions/pinEvidence.ts';
import { correctEvent, isStart } from '../../../src/actions/correctEvent.ts';
import { recordDetail, recordStartFromLogs } from '../../../src/actions/recordDetail.ts';
import { recordReport, startIncident } from '../../../src/actions/startIncident.ts';
import { runDiagnostic } from '../../../src/actions/runDiagnostic.ts';
import { skippedAtStart } from '../../../src/actions/skippedAtStart.ts';
import { tickStep } from '../../../src/actions/tickStep.ts';
import { TestDesk } from './context.ts';

describe('what is recorded', () => {
  let desk: TestDesk;

  beforeEach(async () => {
    desk = await TestDesk.open();
  });

  afterEach(() => desk.home.remove());

  const pin = (label: string, content: string): Promise<string> =>
    pinEvidence(desk.context, desk.id, { kind: 'log', label, content });

  it('an incident is there as soon as its title is, also where the next entry fails', async () => {
    const state = await startIncident(desk.context, desk.home, 'Vouchers do not work');
    await rm(state.folder, { recursive: true });
    await assert.rejects(recordReport(desk.context, state.incident.id, desk.home.now));
    assert.equal(desk.context.incidents.get(state.incident.id)?.incident.title, 'Vouchers do not work');
  });

  it('evidence pinned at the same moment under one label overwrites nothing', async () => {
    const files = await Promise.all(['one', 'two', 'three'].map((content) => pin('retry', content)));
    assert.equal(new Set(files).size, 3);
    const texts = await Promise.all(files.map((file) => readFile(desk.file(file), 'utf8')));
    assert.deepEqual(texts.sort(), ['one', 'three', 'two']);
  });

  it('names of evidence come from its label and stay in their folder', async () => {
    assert.equal(await pin('../../etc/passwd $(rm -rf)', 'x'), 'evidence/01-etc-passwd-rm-rf.log');
    assert.match(await pin('Помилка 500 на касі', 'x'), /^evidence\/02-[a-z0-9-]+\.log$/);
    assert.match(await pin('⚡', 'x'), /^evidence\/03-[a-z0-9-]+\.log$/);
  });

  it('evidence is not brought back into a folder that was deleted', async () => {
    await rm(desk.file('.'), { recursive: true });
    await assert.rejects(pin('late', 'x'));
  });

  it('a start taken from the logs says so, until a person tells one', async () => {
    const { context, id } = desk;
    const source = (): string | undefined => desk.incident.details.get('started-source')?.value;
    const at = Date.parse('2026-11-22T12:06:00Z');
    await recordStartFromLogs(context, id, at);
    assert.deepEqual([desk.incident.startedAt, source()], [at, 'logs']);
    await recordDetail(context, id, { field: 'started', value: '2026-11-22T11:00:00.000Z' });
    assert.deepEqual([desk.incident.startedAt, source()], [Date.parse('2026-11-22T11:00:00Z'), undefined]);
    await recordStartFromLogs(context, id, at);
    await recordDetail(context, id, { field: 'started', value: new Date(at).toISOString() });
    assert.deepEqual([desk.incident.startedAt, source()], [at, undefined]);
  });

  it('a start from the logs that is corrected or taken back no longer comes from them', async () => {
    const { context, id } = desk;
    const started = (): string =>
      desk.incident.timeline.findLast(({ event }) => isStart(event))?.event.id ?? assert.fail();
    for (const correction of [{ text: '2026-11-22T11:00:00Z' }, { retracted: true }]) {
      await recordStartFromLogs(context, id, Date.parse('2026-11-22T12:06:00Z'));
      await correctEvent(context, id, started(), { happened: desk.home.now });
      assert.equal(desk.incident.details.get('started-source')?.value, 'logs');
      await correctEvent(context, id, started(), correction);
      assert.equal(desk.incident.details.get('started-source'), undefined);
    }
  });

  it('nothing is recorded for a start that is not known', async () => {
    const before = desk.incident.timeline.length;
    await recordDetail(desk.context, desk.id, { field: 'started', value: '' });
    assert.equal(desk.incident.timeline.length, before);
  });

  it('what Start asked and nobody answered is known, each until it is there', async () => {
    const { context, id } = desk;
    const skipped = (files: readonly string[] = []): readonly string[] =>
      skippedAtStart(context.incidents.get(id)!, files).map(({ what }) => what);
    assert.deepEqual(skipped(), ['client', 'severity', 'start', 'promise', 'acknowledgement']);
    await recordDetail(context, id, { field: 'client', value: 'acme' });
    await desk.record({ event: 'severity-changed', severity: 'sev2' });
    assert.deepEqual(skipped(), ['start', 'promise', 'acknowledgement']);
    await recordStartFromLogs(context, id, desk.home.now);
    await desk.record({ event: 'update-promised', to: 'acme', due: '2026-11-22T17:00:00Z' });
    assert.deepEqual(skipped(['updates/02-progress.md']), ['acknowledgement']);
    assert.deepEqual(skipped(['updates/01-acknowledgement.md']), []);
    await desk.record({
      event: 'update-sent',
      to: 'acme',
      kind: 'acknowledgement',
      channel: 'phone',
      text: 'We are on it.',
    });
    assert.deepEqual(skipped(), ['promise']);
  });

  it('a state that was reached meanwhile is not recorded again', async () => {
    const { context, id } = desk;
    await changeStatus(context, id, { event: 'resolved' });
    await changeStatus(context, id, { event: 'resolved', words: 'me too' });
    await changeStatus(context, id, { event: 'mitigated' });
    assert.equal(desk.incident.timeline.length, 2);
    await changeStatus(context, id, { event: 'reopened' });
    await changeStatus(context, id, { event: 'reopened' });
    assert.equal(desk.incident.timeline.length, 3);
    assert.equal(desk.incident.status, 'open');
  });

  it('a tick that was set twice is gone at once', async () => {
    await desk.record({ event: 'step-done', step: 'logs' });
    await desk.record({ event: 'step-done', step: 'logs' });
    await tickStep(desk.context, desk.id, 'logs', false);
    assert.equal(desk.incident.steps.get('logs'), undefined);
    const before = desk.incident.timeline.length;
    await tickStep(desk.context, desk.id, 'logs', false);
    assert.equal(desk.incident.timeline.length, before);
  });

  it('the same answer is recorded once, an empty one takes it back', async () => {
    await recordDetail(desk.context, desk.id, { field: 'where', value: 'cart' });
    await recordDetail(desk.context, desk.id, { field: 'where', value: 'cart' });
    assert.equal(desk.incident.timeline.length, 2);
    await recordDetail(desk.context, desk.id, { field: 'where', value: '' });
    assert.equal(desk.incident.details.has('where'), false);
  });

  it('nothing runs in a folder that is not trusted', async () => {
    const untrusted = await TestDesk.open({}, false);
    const diagnostic = { command: 'exit 0', label: 'x', signal: new AbortController().signal };
    assert.equal(await runDiagnostic(untrusted.context, untrusted.id, diagnostic), undefined);
    assert.equal(untrusted.incident.evidence.length, 0);
    await untrusted.home.remove();
  });

  it('what a diagnostic printed is kept as evidence', async () => {
    const diagnostic = {
      command: 'echo healthy',
      label: 'health',
      signal: new AbortController().signal,
    };
    const result = await runDiagnostic(desk.context, desk.id, diagnostic);
    assert.equal(result?.exitCode, 0);
    assert.match(await readFile(desk.file(result.file), 'utf8'), /^\$ echo healthy\nhealthy\n/);
    assert.equal(desk.incident.evidence[0]?.file, result.file);
  });

  it('a draft is written without a client as well, in the reader’s zone', async () => {
    const due = desk.home.now + 30 * 60_000;
    const { file } = await draftUpdate(desk.context, desk.id, { kind: 'acknowledgement', to: '', due });
    assert.equal(file, 'updates/01-acknowledgement.md');
    assert.match(await readFile(desk.file(file), 'utf8'), /by 4:30 PM UTC/);
  });

  it('the kind that comes next goes by what was sent', async () => {
    assert.equal(offerKinds(desk.incident).next, 'acknowledgement');
    await desk.record({ event: 'update-sent', to: 'acme', kind: 'acknowledgement', channel: 'mail' });
    assert.equal(offerKinds(desk.incident).next, 'progress');
    assert.equal(promisesNext(desk.incident, 'progress'), true);
    assert.equal(promisesNext(desk.incident, 'team-notice'), false);
    await desk.record({ event: 'resolved' });
    assert.equal(offerKinds(desk.incident).next, 'resolved');
    assert.equal(promisesNext(desk.incident, 'follow-up'), false);
  });
});
