import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Deploy } from '../../../src/git/history.ts';
import { investigate } from '../../../src/suspects/investigate.ts';
import type { DiffFacts } from '../../../src/suspects/text/diffFacts.ts';
import type { Onset, SuspectQuery, SuspectReport } from '../../../src/suspects/suspect.ts';
import { TestRepo } from '../git/repo.ts';

const filler = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `function ${name}${i}() { return ${i}; }`).join('\n') + '\n';

describe('investigating', () => {
  let repo: TestRepo;
  let now: number;
  beforeEach(() => {
    repo = new TestRepo();
    now = 0;
  });
  afterEach(() => repo.remove());

  const commit = (message: string, files: Record<string, string>) => {
    const sha = repo.commit(message, files);
    now = repo.later(0);
    return sha;
  };
  const deploy = (sha: string, at: number, kind: Deploy['kind'] = 'deploy'): Deploy => ({
    name: `deploy ${sha.slice(0, 6)} ${kind}`,
    environment: 'production',
    sha,
    at,
    kind,
    origin: 'deploy-log',
    by: undefined,
  });
  const ask = async (
    deploys: readonly Deploy[],
    more: Partial<Omit<SuspectQuery, keyof Onset>> & { readonly start?: number } = {},
    extra: {
      firstAfter?: number;
      refineEvery?: number;
      cache?: Map<string, DiffFacts>;
      onReport?: (report: SuspectReport) => void;
      signal?: AbortSignal;
      onset?: Onset;
    } = {},
    where = repo,
  ): Promise<SuspectReport> => {
    const { onset, ...rest } = extra;
    const { start = now + 3_600_000, ...asked } = more;
    const answer = await investigate({
      repository: await where.open(),
      deploys,
      query: {
        ...(onset ?? { start }),
        symptom: 'It stopped working',
        errors: [],
        firstError: undefined,
        environment: 'production',
        earlierCauses: [],
        judged: new Map(),
        ...asked,
      },
      ...rest,
    });
    assert.ok('report' in answer, JSON.stringify(answer));
    return answer.report;
  };
  const subjects = ({ suspects }: SuspectReport) =>
    suspects.map(({ commit: { subject }, ruledOut }) =>
      ruledOut === undefined ? subject : `${subject}: ${ruledOut}`,
    );
  const total = ({ suspects, noneOfThese }: SuspectReport) =>
    suspects.reduce((sum, { probability }) => sum + probability, noneOfThese);

  it('looks between the last good deploy and the one live at the start, and rules out what was not live', async () => {
    const old = commit('Old', { a: '1' });
    const oldAt = now;
    commit('In range', { b: '1' });
    const live = commit('Newest live', { c: '1' });
    const liveAt = now;
    const start = now + 60_000;
    commit('Too late', { d: '1' });
    const report = await ask([deploy(old, oldAt), deploy(live, liveAt)], { start });
    assert.equal(report.live?.sha, live);
    assert.equal(report.lastGood?.sha, old);
    assert.deepEqual(
      new Set(subjects(report)),
      new Set(['In range', 'Newest live', 'Too late: not-live-at-start']),
    );
    assert.equal(report.suspects.at(-1)?.commit.subject, 'Too late');
    assert.equal(report.suspects[0]?.wentLive, liveAt);
    assert.ok(Math.abs(total(report) - 1) < 1e-9);
  });

  it('keeps an old commit that was merged late', async () => {
    const old = commit('Old', { a: '1' });
    repo.git('switch', '-q', '-c', 'side');
    const late = commit('Written long ago', { b: '1' });
    repo.git('switch', '-q', 'main');
    repo.later(40 * 24 * 60);
    const good = commit('Good', { c: '1' });
    const goodAt = now;
    repo.later(60);
    repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
    const live = repo.git('rev-parse', 'HEAD');
    const report = await ask([deploy(old, 1), deploy(good, goodAt), deploy(live, goodAt + 7_200_000)], {
      start: goodAt + 8_000_000,
    });
    assert.ok(
      report.suspects.some(({ commit: { sha }, ruledOut }) => sha === late && ruledOut === undefined),
    );
  });

  it('looks a fortnight further back for what burns slowly, and no further', async () => {
    const day = 24 * 60;
    const deploys: Deploy[] = [];
    const live = (message: string, days: number) => {
      repo.later(days * day);
      deploys.push(deploy(commit(message, { [message]: '1' }), now));
    };
    live('Long ago', 0);
    live('Before', 20);
    live('Slow', 10);
    live('Good', 10);
    live('Newest', 1);
    const report = await ask(deploys);
    assert.equal(report.lastGood?.sha, deploys[3]?.sha);
    assert.deepEqual(new Set(subjects(report)), new Set(['Slow', 'Good', 'Newest']));
  });

  it('does not blame what was rolled back before the start', async () => {
    const good = commit('Good', { a: '1' });
    const goodAt = now;
    const better = commit('Better', { b: '1' });
    const betterAt = now;
    const bad = commit('Rolled back', { c: '1' });
    const report = await ask([
      deploy(good, goodAt),
      deploy(better, betterAt),
      deploy(bad, now),
      deploy(better, now + 600_000, 'rollback'),
    ]);
    assert.deepEqual(subjects(report), ['Better', 'Rolled back: rolled-back-before']);
    assert.equal(report.live?.kind, 'rollback');
    assert.equal(report.lastGood?.sha, good);
  });

  it('takes the main branch as it was at the start where nothing marks deploys', async () => {
    commit('One', { a: '1' });
    commit('Two', { a: '2' });
    const start = now + 60_000;
    commit('Later', { a: '3' });
    const report = await ask([], { start });
    assert.equal(report.assumedLive, 'main');
    assert.deepEqual(subjects(report).sort(), ['Later: not-live-at-start', 'One', 'Two']);
  });

  describe('where nobody told the start', () => {
    const hour = 3_600_000;
    /** Three deploys, the last one rolled back, then a commit that nobody deployed. */
    const history = () => {
      const good = deploy(commit('Good', { a: '1' }), now);
      repo.later(60);
      const older = deploy(commit('Older', { b: '1' }), now);
      repo.later(60);
      const newer = deploy(commit('Newer', { c: '1' }), now);
      const back = deploy(older.sha ?? '', now + hour, 'rollback');
      const later = deploy(commit('Later', { d: '1' }), now + 4 * hour);
      return { all: [good, older, newer, back, later], good, older, newer, back, later };
    };

    it('looks as far as with one, up to the report', async () => {
      const { all, older, good } = history();
      const reportedAt = now + 2 * hour;
      const unknown = await ask(all, {}, { onset: { start: undefined, reportedAt } });
      assert.deepEqual(subjects(unknown), [
        'Older',
        'Newer: rolled-back-before-report',
        'Later: not-live-at-report',
      ]);
      assert.deepEqual([unknown.live?.sha, unknown.lastGood?.sha], [older.sha, good.sha]);
      const known = await ask(all, { start: reportedAt });
      assert.deepEqual(
        subjects(known).map((row) => row.split(':')[0]),
        subjects(unknown).map((row) => row.split(':')[0]),
      );
      assert.deepEqual([unknown.start, known.start], [undefined, reportedAt]);
    });

    it('rules out nothing that went live between a start that was told before and the report', async () => {
      const { all, newer } = history();
      const start = newer.at - 1;
      const told = await ask(all, {}, { onset: { start, reportedAt: now + 2 * hour } });
      assert.ok(subjects(told).includes('Newer: not-live-at-start'));
      const unknown = await ask(all, {}, { onset: { start: undefined, reportedAt: newer.at } });
      assert.ok(subjects(unknown).includes('Newer'));
    });

    for (const deployed of [true, false]) {
      it(`holds alike what differs in time only, ${deployed ? 'by deploys' : 'on the main branch'}`, async () => {
        const deploys = [deploy(commit('Start', { a: '0' }), now)];
        for (const name of ['red', 'green', 'blue']) {
          repo.later(90);
          deploys.push(deploy(commit(`Paint it ${name}`, { [`${name}.js`]: '1' }), now));
        }
        const at = now + hour;
        const asked = deployed ? deploys : [];
        const unknown = await ask(asked, {}, { onset: { start: undefined, reportedAt: at } });
        const paint = ({ suspects }: SuspectReport) =>
          suspects.filter(({ commit: { subject } }) => subject.startsWith('Paint'));
        const odds = paint(unknown).map(({ probability }) => probability);
        assert.equal(odds.length, 3);
        assert.ok(Math.max(...odds) - Math.min(...odds) < 1e-9, String(odds));
        const kinds = unknown.suspects.flatMap(({ reasons }) => reasons.map(({ kind }) => kind));
        assert.ok(!kinds.includes('went-live-before'), String(kinds));
        const known = await ask(asked, { start: at });
        assert.equal(paint(known)[0]?.commit.subject, 'Paint it blue');
        assert.ok((paint(known)[0]?.probability ?? 0) > 1.5 * (odds[0] ?? 1));
        // That the time says nothing makes it no likelier that one of them is at fault.
        const ratio = unknown.noneOfThese / known.noneOfThese;
        assert.ok(ratio > 0.8 && ratio < 2.5, String(ratio));
      });
    }

    it('still weighs how long a commit was live without the error', async () => {
      const deploys = [deploy(commit('Start', { a: '0' }), now)];
      for (const name of ['red', 'green']) {
        repo.later(24 * 60);
        deploys.push(deploy(commit(`Paint it ${name}`, { [`${name}.js`]: '1' }), now));
      }
      const more = { errors: ['Error: x'], firstError: now + 600_000 };
      const report = await ask(deploys, more, { onset: { start: undefined, reportedAt: now + hour } });
      assert.equal(report.suspects[0]?.commit.subject, 'Paint it green');
      assert.ok(report.suspects[0].reasons.some(({ kind }) => kind === 'first-error-after-deploy'));
    });
  });

  it('puts the commit that changed the line of the trace first, though lines moved since', async () => {
    const good = commit('Start', { 'src/pay.js': filler('pay', 40), 'src/cart.js': filler('cart', 40) });
    const goodAt = now;
    const body = filler('pay', 40).split('\n');
    body[20] = 'function pay20() { return null.cents; }';
    const culprit = commit('Tidy', { 'src/pay.js': body.join('\n') });
    commit('Comment', { 'src/pay.js': ['// one', '// two', '// three', ...body].join('\n') });
    for (let i = 0; i < 5; i++) commit(`Other ${i}`, { 'src/cart.js': filler('cart', 41 + i) });
    const live = repo.git('rev-parse', 'HEAD');
    const errors = [
      'TypeError: Cannot read properties of null\n    at pay20 (/srv/app/src/pay.js:24:20)\n    at next (/srv/app/src/cart.js:3:1)',
    ];
    const report = await ask([deploy(good, goodAt), deploy(live, now)], { errors });
    assert.equal(report.stage, 'final');
    assert.equal(report.suspects[0]?.commit.sha, culprit);
    const reason = report.suspects[0].reasons[0];
    assert.deepEqual([reason?.kind, reason?.kind === 'stack-frame' && reason.match], ['stack-frame', 'line']);
  });

  it('blames what went live just before a new error rather than what was live for days without it', async () => {
    const lines = filler('pay', 40).split('\n');
    const good = commit('Start', { 'src/pay.js': lines.join('\n') });
    const goodAt = now;
    lines[20] = 'function pay20() { return charge(20); }';
    const longLive = commit('On the line', { 'src/pay.js': lines.join('\n') });
    const longLiveAt = now;
    repo.later(2 * 24 * 60);
    const fresh = commit('In the file', { 'src/pay.js': [...lines, '// end', ''].join('\n') });
    const freshAt = now;
    const firstError = freshAt + 600_000;
    const errors = ['Error: x\n    at pay20 (/srv/app/src/pay.js:21:20)'];
    const deploys = [deploy(good, goodAt), deploy(longLive, longLiveAt), deploy(fresh, freshAt)];
    const report = await ask(deploys, { errors, firstError, start: firstError });
    assert.equal(report.suspects[0]?.commit.sha, fresh);
    const unwatched = { errorFreeSince: firstError - 60_000 };
    const unsure = await ask(deploys, { errors, firstError, start: firstError, ...unwatched });
    const of = ({ suspects }: SuspectReport) =>
      suspects.find((suspect) => suspect.commit.sha === longLive)?.probability ?? 0;
    assert.ok(of(unsure) > of(report));
  });

  it('ties an error that came at the very moment of a deploy to that deploy', async () => {
    const deploys = [deploy(commit('Start', { a: '0' }), now)];
    for (const name of ['Older', 'Newer']) {
      repo.later(24 * 60);
      deploys.push(deploy(commit(name, { [name]: '1' }), now));
    }
    const timed = ({ suspects }: SuspectReport) =>
      suspects.flatMap(({ commit: { subject }, reasons }) =>
        reasons.some(({ kind }) => kind === 'first-error-after-deploy') ? [subject] : [],
      );
    const at = deploys[2]?.at ?? 0;
    const tied = await ask(deploys, { errors: ['Error: x'], firstError: at });
    assert.deepEqual(timed(tied), ['Newer']);
    assert.equal(tied.suspects[0]?.commit.subject, 'Newer');
    const before = await ask(deploys, { errors: ['Error: x'], firstError: at - 1 });
    assert.deepEqual(timed(before), ['Older']);
  });

  it('says little of a file that every commit touches, and much of one that only the culprit touched', async () => {
    const good = commit('Start', { 'src/app.js': '0\n', 'src/rare.js': '0\n' });
    const goodAt = now;
    const rare = commit('Rare', { 'src/rare.js': '1\n' });
    for (let i = 1; i < 24; i++) commit(`Step ${i}`, { 'src/app.js': `${i}\n` });
    const live = repo.git('rev-parse', 'HEAD');
    const errors = ['app', 'rare'].map((name) => `Error: x\n    at one (/srv/src/${name}.js:9:1)`);
    const report = await ask([deploy(good, goodAt), deploy(live, now)], { errors });
    const weightOf = (sha: string) =>
      report.suspects
        .find((suspect) => suspect.commit.sha === sha)
        ?.reasons.find(({ kind }) => kind === 'stack-frame')?.weight ?? 0;
    assert.ok(weightOf(rare) > weightOf(live));
  });

  it('finds the words of an error in what came or went, not in what merely stood beside it', async () => {
    commit('Start', {
      'a.js': 'charge({ amount, card });\n',
      'b.js': 'total = sum(lines, (line) => line.amount);\n',
    });
    const beside = commit('Pass it on', { 'a.js': 'charge({ amount, card, receipt });\n' });
    const culprit = commit('Tidy up', { 'b.js': 'total = full - saved;\n' });
    const report = await ask([], { errors: ['{"level":"error","msg":"rejected: amount_mismatch"}'] });
    const commitWordsOf = (sha: string) =>
      report.suspects
        .find((suspect) => suspect.commit.sha === sha)
        ?.reasons.flatMap((reason) =>
          reason.kind === 'words' && reason.where === 'errors' ? reason.words : [],
        );
    assert.deepEqual(commitWordsOf(culprit), ['amount']);
    assert.deepEqual(commitWordsOf(beside), []);
  });

  it('finds the words of the symptom in changed lines, and says so', async () => {
    commit('Start', { 'a.js': 'x\n' });
    const culprit = commit('Tidy up', { 'a.js': 'applyVoucher(basket)\n' });
    for (let i = 0; i < 6; i++) commit(`Step ${i}`, { 'b.js': `${i}\n` });
    const report = await ask([], { symptom: 'The voucher is not applied to the basket' });
    assert.equal(report.suspects[0]?.commit.sha, culprit);
    const words = report.suspects[0].reasons.find(({ kind }) => kind === 'words');
    assert.ok(words?.kind === 'words' && words.where === 'lines' && words.words.includes('basket'));
  });

  it('knows at once what an earlier ranking read, though a commit came since', async () => {
    commit('Start', { 'a.js': 'x\n' });
    const culprit = commit('Tidy up', { 'a.js': 'applyVoucher(basket)\n' });
    for (let i = 0; i < 6; i++) commit(`Step ${i}`, { 'b.js': `${i}\n` });
    const cache = new Map<string, DiffFacts>();
    const symptom = 'The voucher is not applied to the basket';
    await ask([], { symptom }, { cache });
    commit('Step 7', { 'b.js': '7\n' });
    const reports: SuspectReport[] = [];
    await ask([], { symptom }, { cache, firstAfter: 0, onReport: (report) => reports.push(report) });
    assert.deepEqual(
      reports.map(({ stage, suspects }) => [stage, suspects[0]?.commit.sha]),
      [
        ['cheap', culprit],
        ['final', culprit],
      ],
    );
  });

  it('lifts what a file of the trace imports over what it does not', async () => {
    commit('Start', {
      'src/pay.js': "import { round } from './money.js';\nround(1);\n",
      'src/money.js': '1\n',
      'src/text.js': '1\n',
    });
    const text = commit('Change B', { 'src/text.js': '2\n' });
    const money = commit('Change A', { 'src/money.js': '2\n' });
    repo.later(10);
    commit('Change C', { 'src/other.js': '2\n' });
    const report = await ask([], { errors: ['Error: x\n    at f (/srv/src/pay.js:2:1)'] });
    const of = (sha: string) => report.suspects.find((suspect) => suspect.commit.sha === sha);
    assert.ok(
      of(money)?.reasons.some((reason) => reason.kind === 'stack-frame' && reason.match === 'caller'),
    );
    assert.ok((of(money)?.probability ?? 0) > (of(text)?.probability ?? 1));
  });

  it('lowers what was reverted meanwhile and names the revert', async () => {
    commit('Start', { a: '1\n' });
    const bad = commit('Bad', { a: '2\n' });
    const revert = commit(`Revert "Bad"\n\nThis reverts commit ${bad}.`, { a: '1\n' });
    commit('Other', { b: '1\n' });
    const report = await ask([]);
    const reason = report.suspects
      .find((suspect) => suspect.commit.sha === bad)
      ?.reasons.find(({ kind }) => kind === 'reverted-meanwhile');
    assert.ok(reason?.kind === 'reverted-meanwhile' && reason.by === revert && reason.weight < 0);
  });

  it('lowers what .git-blame-ignore-revs lists as a change of layout, and says so', async () => {
    commit('Start', { a: '1\n' });
    const layout = commit('Change A', { a: ' 1\n' });
    const other = commit('Change B', { b: '1\n' });
    commit('List it', { '.git-blame-ignore-revs': `${layout}\n` });
    const report = await ask([]);
    const of = (sha: string) => report.suspects.find((suspect) => suspect.commit.sha === sha);
    const reason = of(layout)?.reasons.find(({ kind }) => kind === 'ignored-revision');
    assert.ok(reason !== undefined && reason.weight < 0);
    assert.ok(!of(other)?.reasons.some(({ kind }) => kind === 'ignored-revision'));
    assert.ok((of(layout)?.probability ?? 1) < (of(other)?.probability ?? 0));
  });

  it('listens to people: cleared is ruled out, confirmed comes first', async () => {
    const shas = ['One', 'Two', 'Three', 'Four'].map((name) => commit(name, { [name]: '1' }));
    const judged = new Map([[shas[0] ?? '', 'confirmed'] as const, [shas[3] ?? '', 'cleared'] as const]);
    const report = await ask([], { judged });
    assert.equal(report.suspects[0]?.commit.subject, 'One');
    assert.equal(subjects(report).at(-1), 'Four: cleared');
  });

  it('reports cheap evidence first, reads each diff once, and answers when cancelled', async () => {
    for (let i = 0; i < 5; i++) commit(`Step ${i}`, { [`f${i}`]: 'x\n' });
    const cache = new Map<string, DiffFacts>();
    const stages: string[] = [];
    await ask([], {}, { cache, firstAfter: 0, onReport: ({ stage }) => stages.push(stage) });
    assert.deepEqual(stages, ['cheap', 'final']);
    const kept = new Map(cache);
    assert.equal(kept.size, 5);
    await ask([], {}, { cache });
    for (const [sha, facts] of kept) assert.equal(cache.get(sha), facts);
    const abort = new AbortController();
    const onReport = () => abort.abort();
    const report = await ask([], {}, { firstAfter: 0, onReport, signal: abort.signal });
    assert.equal(report.stage, 'cheap');
    assert.equal(report.suspects.length, 5);
  });

  it('ranks once where everything is read soon', async () => {
    for (let i = 0; i < 5; i++) commit(`Step ${i}`, { [`f${i}`]: 'x\n' });
    const stages: string[] = [];
    await ask([], {}, { firstAfter: 60_000, onReport: ({ stage }) => stages.push(stage) });
    assert.deepEqual(stages, ['final']);
  });

  it('ranks by messages where that is due before it is known what the commits touched', async () => {
    const good = commit('Start', { 'a.js': 'x\n' });
    const goodAt = now;
    const culprit = commit('Keep vouchers at checkout', { 'a.js': 'y\n' });
    const live = commit('Tidy up', { 'b.js': 'y\n' });
    const reports: SuspectReport[] = [];
    await ask(
      [deploy(good, goodAt), deploy(live, now)],
      { symptom: 'Vouchers are lost at checkout' },
      { firstAfter: 0, onReport: (report) => reports.push(report) },
    );
    assert.deepEqual(
      reports.map(({ stage, suspects: [first] }) => [stage, first?.commit.sha, first?.paths]),
      [
        ['cheap', culprit, undefined],
        ['final', culprit, ['a.js']],
      ],
    );
  });

  it('reports nothing any more once it is cancelled', async () => {
    commit('Start', { a: '1\n' });
    const abort = new AbortController();
    class Cancelling extends Map<string, DiffFacts> {
      override has(sha: string): boolean {
        abort.abort();
        return super.has(sha);
      }
    }
    const stages: string[] = [];
    const onReport = ({ stage }: SuspectReport) => stages.push(stage);
    const report = await ask([], {}, { cache: new Cancelling(), signal: abort.signal, onReport });
    assert.deepEqual(stages, []);
    assert.equal(report.suspects.length, 1);
  });

  it('is refined while diffs are read', async () => {
    const count = 120;
    let stream = '';
    for (let i = 1; i <= count; i++) {
      const words = i === 5 ? 'applyVoucher(basket)' : `step${i}()`;
      stream += `blob\nmark :${i}\ndata ${words.length}\n${words}\n`;
      stream += `commit refs/heads/main\ncommitter A <a@b> ${1_790_000_000 + i * 60} +0000\ndata 6\nChange\nM 100644 :${i} f${i}.js\n`;
    }
    execFileSync('git', ['fast-import', '--quiet'], { cwd: repo.folder, input: stream });
    now = (1_790_000_000 + count * 60) * 1000;
    const reports: SuspectReport[] = [];
    await ask(
      [],
      { symptom: 'The voucher is not applied to the basket' },
      { onReport: (one) => reports.push(one), firstAfter: 0, refineEvery: 0 },
    );
    const stages = reports.map(({ stage }) => stage);
    assert.deepEqual([stages[0], stages.at(-1)], ['cheap', 'final']);
    assert.ok(stages.length > 2 && stages.slice(1, -1).every((stage) => stage === 'refined'));
    for (const report of reports) assert.ok(Math.abs(total(report) - 1) < 1e-9);
    assert.deepEqual(reports.at(-1)?.suspects[0]?.paths, ['f5.js']);
  });

  it('works in a shallow clone and says so', async () => {
    let at = 0;
    for (let i = 0; i < 5; i++) {
      commit(`Step ${i}`, { [`f${i}`]: 'x\n' });
      if (i === 2) at = now;
    }
    const live = repo.git('rev-parse', 'HEAD');
    repo.git('clone', '-q', '--depth', '2', `file://${repo.folder}`, 'shallow');
    const clone = new TestRepo(`${repo.folder}/shallow`);
    for (const deploys of [[], [deploy(live, at)]]) {
      const cache = new Map<string, DiffFacts>();
      const { suspects, ...report } = await ask(deploys, {}, { cache }, clone);
      assert.equal(report.clone.shallow, true);
      assert.deepEqual(
        suspects.map(({ commit: { subject }, paths }) => [subject, paths]).sort(),
        // Of the oldest it can't be told what it changed: it is all that the clone has.
        [
          ['Step 3', []],
          ['Step 4', ['f4']],
        ],
      );
      assert.equal(cache.get(live)?.added, 1);
      assert.ok([...cache.values()].every(({ added }) => added < 2));
    }
  });
});
