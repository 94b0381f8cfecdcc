import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { readConfig } from '../../../src/config/readConfig.ts';
import { ConsentGate } from '../../../src/process/consent.ts';
import { blameLive } from '../../../src/session/logs/liveLine.ts';
import { Incidents, type IncidentState } from '../../../src/session/incidents.ts';
import { SuspectsModel, type SuspectsModelView } from '../../../src/session/suspectsModel.ts';
import { Repositories } from '../../../src/session/repositories.ts';
import type { JointReport } from '../../../src/suspects/jointReport.ts';
import { TestRepo } from '../git/repo.ts';
import { testHome, type TestHome } from './home.ts';

const minute = 60_000;

describe('the suspects of an incident', () => {
  let root: string;
  let base: TestHome;
  let shop: TestRepo;
  let isTrusted: boolean;
  let allowed: boolean;
  let asked: string[];
  let folders: string[];
  let errors: readonly string[];
  let searches: number;
  let repositories: Repositories;
  let investigation: SuspectsModel;

  beforeEach(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'sitrep-suspects-')));
    base = await testHome();
    shop = repo('shop');
    isTrusted = allowed = true;
    asked = [];
    errors = [];
    searches = 0;
    folders = [shop.folder];
    repositories = new Repositories({
      isTrusted: () => isTrusted,
      folders: () => folders,
      teamRemotes: { get: () => undefined, set: () => Promise.resolve() },
    });
    const memory = new Set<string>();
    investigation = new SuspectsModel({
      repositories,
      now: () => base.now,
      configOf: async ({ folder }) =>
        folder === undefined ? defaultConfig : (await readConfig(folder)).config,
      gate: new ConsentGate(
        () => isTrusted,
        { has: (key) => memory.has(key), add: (key) => Promise.resolve(void memory.add(key)) },
        ({ command }) => {
          asked.push(command);
          return Promise.resolve(allowed);
        },
      ),
      evidence: () => {
        searches++;
        return Promise.resolve({ errors, firstError: undefined });
      },
      earlierCauses: () => [],
      onFailure: (error) => assert.fail(String(error)),
    });
  });
  afterEach(async () => {
    investigation.dispose();
    await base.remove();
    rmSync(root, { recursive: true, force: true });
  });

  function repo(path: string): TestRepo {
    const folder = join(root, path);
    mkdirSync(folder, { recursive: true });
    const made = new TestRepo(folder);
    made.git('init', '-q', '-b', 'main');
    return made;
  }

  /** Commits, and marks the commit deployed five minutes later by a tag. */
  function deployed(to: TestRepo, message: string, files: Readonly<Record<string, string>>): string {
    const sha = to.commit(message, files);
    const stamp = new Date(to.later(5)).toISOString().replace(/[-:]|\.\d+/g, '');
    to.git('tag', '-a', '-m', 'Deploy', `deploy/production/${stamp}`);
    return sha;
  }

  async function incident(folder: string, title = 'It stopped working'): Promise<IncidentState> {
    const incidents = new Incidents({
      watch: () => ({ dispose: () => undefined }),
      onFailure: () => undefined,
    });
    const home = { ...base, folder, now: base.now };
    await incidents.useHomes([home]);
    return incidents.create(home, { event: 'opened', title });
  }

  async function reportOf(state: IncidentState): Promise<JointReport> {
    const report = await investigation.reportFor(state);
    assert.ok(report, JSON.stringify(investigation.view));
    return report;
  }

  const names = ({ repositories: all }: JointReport) => all.map(({ name }) => name);
  const live = (report: JointReport, name: string) =>
    report.repositories.find((one) => one.name === name)?.live?.sha;
  const inFolder = (report: JointReport, folder: string) =>
    report.suspects.filter((suspect) => suspect.folder === folder).map(({ commit }) => commit.subject);

  describe('over several repositories', () => {
    it('are in one ranking, each looked for between its own deploys', async () => {
      const api = repo('api');
      folders.push(api.folder);
      deployed(shop, 'Shop one', { a: '1' });
      const shopLive = deployed(shop, 'Shop two', { a: '2' });
      deployed(api, 'Api one', { b: '1' });
      const apiLive = deployed(api, 'Round voucher amounts', { 'voucher.js': '2' });
      errors = ['TypeError: x\n    at round (/srv/api/voucher.js:1:1)'];
      const report = await reportOf(await incident(shop.folder));
      assert.deepEqual(names(report), ['shop', 'api']);
      assert.deepEqual([live(report, 'shop'), live(report, 'api')], [shopLive, apiLive]);
      assert.deepEqual(inFolder(report, shop.folder), ['Shop two']);
      assert.deepEqual(inFolder(report, api.folder), ['Round voucher amounts']);
      assert.equal(report.suspects[0]?.commit.sha, apiLive);
      const sum = report.suspects.reduce((total, { probability }) => total + probability, report.noneOfThese);
      assert.ok(Math.abs(sum - 1) < 1e-9);
      assert.ok(report.noneOfThese > 0);
    });

    it('are found in one nested below the folder, and once for two worktrees', async () => {
      const nested = repo('shop/services/mail');
      nested.commit('Mail', { m: '1' });
      shop.commit('Shop', { 'a.js': '1', '.gitignore': 'services\n' });
      shop.git('worktree', 'add', '-q', '--detach', join(root, 'other'));
      folders.push(join(root, 'other'));
      const report = await reportOf(await incident(shop.folder));
      assert.deepEqual(names(report), ['shop', 'services/mail']);
      assert.deepEqual(inFolder(report, nested.folder), ['Mail']);
    });

    it('are found below a folder that is no repository itself', async () => {
      shop.commit('Shop', { a: '1' });
      folders = [root];
      const report = await reportOf(await incident(root));
      assert.deepEqual(names(report), ['shop']);
    });

    it('take for live of a submodule what the deploys around it pinned', async () => {
      const library = repo('library');
      const pinned = [library.commit('Library one', { l: '1' }), library.commit('Library two', { l: '2' })];
      shop.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library.folder, 'lib');
      const lib = new TestRepo(join(shop.folder, 'lib'));
      lib.git('checkout', '-q', pinned[0] ?? '');
      deployed(shop, 'Pin one', {});
      lib.git('checkout', '-q', pinned[1] ?? '');
      const bump = deployed(shop, 'Pin two', {});
      const report = await reportOf(await incident(shop.folder));
      assert.deepEqual(names(report), ['shop', 'lib']);
      assert.equal(live(report, 'lib'), pinned[1]);
      assert.deepEqual(inFolder(report, lib.folder), ['Library two']);
      const changes = await repositories.changes(shop.folder, `${bump}^`, bump);
      assert.ok('files' in changes && changes.files[0]?.submodule);
      assert.deepEqual(await repositories.fileAt(shop.folder, bump, 'lib'), { submodule: pinned[1] });
    });

    it('say which submodules are not there', async () => {
      shop.commit('One', { '.gitmodules': '[submodule "x"]\n\tpath = vendor/x\n\turl = ../x\n' });
      const report = await reportOf(await incident(shop.folder));
      assert.deepEqual(report.repositories[0]?.clone.absentSubmodules, ['vendor/x']);
    });

    it('do what is asked in the right one', async () => {
      const api = repo('api');
      folders.push(api.folder);
      shop.commit('Shop', { a: '1\n' });
      api.commit('Api', { b: '1\n' });
      const bad = api.commit('Api two', { b: '2\n' });
      api.git('remote', 'add', 'origin', 'git@github.com:acme/api.git');
      for (const key of ['user.name', 'user.email']) api.git('config', key, 'a@example.com');
      const report = await reportOf(await incident(shop.folder));
      const suspect = report.suspects.find(({ commit }) => commit.sha === bad);
      assert.equal(suspect?.folder, api.folder);
      const changes = await repositories.changes(suspect.folder, suspect.commit.parents[0], bad);
      assert.deepEqual('files' in changes && changes.files.map(({ path }) => path), ['b']);
      const remote = report.repositories.find(({ folder }) => folder === api.folder)?.clone.remote;
      assert.equal(await repositories.forgeUrl(remote, bad), `https://github.com/acme/api/commit/${bad}`);
      const revert = await repositories.prepareRevert(suspect.folder, bad, new AbortController().signal);
      assert.ok(revert.kind === 'prepared');
      assert.equal(api.git('show', `${revert.branch}:b`), '1');
      assert.equal(shop.git('branch', '--list'), '* main');
      assert.equal(await repositories.isKnown(api.folder), true);
      assert.equal(await repositories.isKnown(tmpdir()), false);
    });
  });

  describe('with deploys that a command prints', () => {
    const config = (command: string) =>
      `deploys:\n  sources:\n    - label: server\n      format: json-lines\n      command: ${JSON.stringify(command)}\n`;
    let shas: string[];
    beforeEach(() => {
      shas = ['One', 'Two', 'Three'].map((name) => shop.commit(name, { [name]: '1' }));
      const lines = shas.slice(0, 2).map((sha, i) => JSON.stringify({ at: at(i), sha }));
      writeFileSync(join(root, 'deploys.jsonl'), `${lines.join('\n')}\n`);
      shop.write('.sitrep/config.yaml', config(`echo x >> ${root}/ran; cat ${root}/deploys.jsonl`));
    });
    const at = (i: number) => new Date(shop.later(0) + i * minute).toISOString();
    const ran = () => readFileSync(join(root, 'ran'), 'utf8').trim().split('\n').length;

    it('are looked for between them, after consent to its exact text', async () => {
      const report = await reportOf(await incident(shop.folder));
      assert.deepEqual(asked, [`echo x >> ${root}/ran; cat ${root}/deploys.jsonl`]);
      assert.equal(live(report, 'shop'), shas[1]);
      assert.deepEqual(
        report.suspects.map(({ commit, ruledOut }) => [commit.subject, ruledOut]),
        [
          ['Two', undefined],
          ['Three', 'not-live-at-report'],
        ],
      );
    });

    it('are asked for once in a while, and again when a person refreshes', async () => {
      const state = await incident(shop.folder);
      await reportOf(state);
      investigation.rest();
      await investigation.refresh(state);
      assert.equal(ran(), 2);
      await investigation.follow({ ...state, incident: { ...state.incident, title: 'Another title' } });
      assert.equal(ran(), 2);
      assert.equal(asked.length, 1);
    });

    it('are ranked anew with other choices, without running the same command again', async () => {
      const state = await incident(shop.folder);
      await reportOf(state);
      const same = config(`echo x >> ${root}/ran; cat ${root}/deploys.jsonl`);
      shop.write('.sitrep/config.yaml', `${same}  environment: staging\n`);
      investigation.rest();
      await investigation.follow(state);
      assert.equal((await reportOf(state)).repositories[0]?.environment, 'staging');
      assert.equal(ran(), 1);
      investigation.rest();
      investigation.forgetOutputs();
      await investigation.follow(state);
      assert.equal(ran(), 2);
    });

    it('say that it was refused, and do not ask again by themselves', async () => {
      allowed = false;
      const state = await incident(shop.folder);
      const report = await reportOf(state);
      assert.equal(report.repositories[0]?.searched[0]?.problem, 'not-allowed');
      assert.equal(report.repositories[0].assumedLive, 'main');
      await investigation.follow({ ...state, incident: { ...state.incident, title: 'Another title' } });
      assert.equal(asked.length, 1);
    });

    it('say that it failed, and of which commits the clone has nothing', async () => {
      shop.write('.sitrep/config.yaml', config('exit 3'));
      const failed = await reportOf(await incident(shop.folder));
      assert.equal(failed.repositories[0]?.searched[0]?.problem, 'no-output');
      shop.write('.sitrep/config.yaml', config(`echo '{"at":"${at(0)}","sha":"${'ab'.repeat(20)}"}'`));
      const unknown = await reportOf(await incident(shop.folder, 'Again'));
      assert.equal(unknown.repositories[0]?.unknownDeploys, 1);
    });
  });

  it('are looked for again where the time of the start or of the report changes', async () => {
    deployed(shop, 'Start', { a: '1' });
    const live = deployed(shop, 'Live', { a: '2' });
    base.now = shop.later(30);
    const state = await incident(shop.folder);
    const at = (times: Partial<Pick<IncidentState['incident'], 'startedAt' | 'reportedAt'>>) => ({
      ...state,
      incident: { ...state.incident, ...times },
    });
    const reportedAt = base.now - 5 * minute;
    for (const [count, times] of [
      [1, {}],
      [1, {}],
      [2, { reportedAt }],
      [3, { reportedAt, startedAt: reportedAt - minute }],
      [4, { reportedAt: reportedAt + minute, startedAt: reportedAt - minute }],
      [4, { reportedAt: reportedAt + minute, startedAt: reportedAt - minute }],
    ] as const) {
      await investigation.follow(at(times));
      assert.equal(searches, count, JSON.stringify(times));
    }
    const unknown = await reportOf(at({ reportedAt }));
    assert.deepEqual([unknown.start, live === unknown.repositories[0]?.live?.sha], [undefined, true]);
    assert.equal(
      (await reportOf(at({ reportedAt, startedAt: reportedAt - minute }))).start,
      reportedAt - minute,
    );
  });

  it('stay on screen until their next ranking is final', async () => {
    shop.commit('One', { a: '1' });
    shop.commit('Two', { a: '2' });
    errors = ['TypeError: x\n    at f (/srv/a.js:1:1)'];
    const state = await incident(shop.folder);
    const views: SuspectsModelView[] = [];
    investigation.onDidChange((view) => views.push(view));
    await investigation.refresh(state);
    assert.ok(views.some((view) => view.kind === 'searching' && view.report !== undefined));
    const known = investigation.reportOf(state.incident.id);
    assert.ok(known);
    views.length = 0;
    await investigation.refresh(state);
    const last = views.pop();
    assert.ok(last?.kind === 'report' && last.report !== known);
    assert.ok(views.length > 0);
    for (const view of views) assert.ok(view.kind === 'searching' && view.report === known);
  });

  it('are not looked for where the window is not trusted', async () => {
    shop.commit('One', { a: '1' });
    isTrusted = false;
    await investigation.refresh(await incident(shop.folder));
    assert.deepEqual(investigation.view, {
      kind: 'unavailable',
      why: { kind: 'untrusted' },
    } satisfies SuspectsModelView);
  });

  it('lead from a line of a stack trace to its last change as it was live', async () => {
    deployed(shop, 'Start', { 'src/pay.js': 'one\ntwo\nthree\n', 'src/cart.js': '1\n' });
    const cause = deployed(shop, 'Charge', { 'src/pay.js': 'one\nTWO\nthree\n' });
    base.now = shop.later(10);
    shop.later(60);
    shop.commit('Later', { 'src/pay.js': 'zero\none\nII\nthree\n' });
    const { repositories: reports } = await reportOf(await incident(shop.folder));
    const trace = [
      'Error: x',
      '    at lib (/srv/app/node_modules/lib/index.js:2:1)',
      '    at pay (/srv/app/src/pay.js:2:5)',
    ].join('\n');
    for (const text of [trace, 'src/pay.js:2']) {
      const result = await blameLive(repositories, reports, text);
      assert.ok('found' in result, JSON.stringify(result));
      assert.equal(result.found.commit.sha, cause);
      assert.deepEqual(result.found.asked, { path: 'src/pay.js', line: 2 });
      assert.equal(result.found.parent, shop.git('rev-parse', `${cause}^`));
    }
    const failed = async (text: string) => {
      const result = await blameLive(repositories, reports, text);
      return 'failed' in result ? result.failed : 'found';
    };
    assert.equal(await failed('no frame here'), 'no-frame');
    assert.equal(await failed('src/gone.js:2'), 'no-such-file');
    assert.equal(await failed('src/pay.js:99'), 'no-such-line');
  });
});
