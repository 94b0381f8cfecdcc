import type { Config } from '../config/config.ts';
import type { ChangedFile } from '../git/changes.ts';
import type { FetchResult } from '../git/fetch.ts';
import type { GitUnavailable } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import type { RevertResult } from '../git/revert.ts';
import type { DiffFacts } from '../suspects/diffFacts.ts';
import type { SuspectAnswer, SuspectQuery, SuspectReport } from '../suspects/suspect.ts';
import { Disposable } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { IncidentState } from './incidents.ts';
import { noEvidence, startOf, type LogEvidence } from './logWindow.ts';
import type { Home } from './openStores.ts';

/** Diffs that are kept for the next ranking. */
const mostDiffs = 5_000;

/** Bytes of a file that is shown; the rest is cut. */
const longestFile = 5 * 1024 * 1024;

/** What the Suspects view shows. */
export type InvestigationView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly report: SuspectReport | undefined }
  | { readonly kind: 'report'; readonly report: SuspectReport }
  | { readonly kind: 'unavailable'; readonly why: GitUnavailable | { readonly kind: 'no-folder' } };

export interface InvestigationDeps {
  readonly isTrusted: () => boolean;
  readonly now: () => number;
  readonly configOf: (home: Home) => Promise<Config>;
  /** Error records of the incident's window. */
  readonly evidence: (state: IncidentState, signal: AbortSignal) => Promise<LogEvidence>;
  /** Causes that earlier incidents confirmed: the paths each one touched. */
  readonly earlierCauses: (incident: string) => readonly (readonly string[])[];
  readonly onFailure: (error: unknown) => void;
}

/** What changed before the current incident began. Thrown away and begun anew when another incident becomes current. */
export class Investigation extends Disposable {
  private readonly changed = this.own(new Emitter<InvestigationView>());
  /** What diffs say, by sha: a commit doesn't change. */
  private readonly diffs = new Map<string, DiffFacts>();
  private shown: InvestigationView = { kind: 'idle' };
  private running: AbortController | undefined;
  private about: string | undefined;
  private incident: string | undefined;
  private searching: Promise<void> = Promise.resolve();

  readonly onDidChange = this.changed.event;

  constructor(private readonly deps: InvestigationDeps) {
    super();
    this.own({ dispose: () => this.running?.abort() });
  }

  get view(): InvestigationView {
    return this.shown;
  }

  /** Searches again, unless what would be asked is what was asked already. */
  async follow(state: IncidentState | undefined): Promise<void> {
    const about = state && questionKey(state);
    if (about === this.about) return;
    await this.refresh(state);
  }

  /** What is known no longer counts: the next look searches again. */
  rest(): void {
    this.running?.abort();
    this.about = undefined;
  }

  refresh(state: IncidentState | undefined): Promise<void> {
    this.running?.abort();
    const known = state && this.reportOf(state.incident.id);
    this.about = state && questionKey(state);
    this.incident = state?.incident.id;
    if (state === undefined) this.show({ kind: 'idle' });
    this.searching = state === undefined ? Promise.resolve() : this.begin(state, known);
    return this.searching;
  }

  /** While a ranking is on screen it stays until the next one is final: rows that a person aims at don't move twice. */
  private async begin(state: IncidentState, known: SuspectReport | undefined): Promise<void> {
    const running = new AbortController();
    this.running = running;
    const stale = (): boolean => running.signal.aborted;
    this.show({ kind: 'searching', report: known });
    try {
      const view = await this.search(state, running.signal, (report) => {
        if (!stale() && known === undefined) this.show({ kind: 'searching', report });
      });
      if (!stale()) this.show(view);
    } catch (error) {
      if (stale()) return;
      this.deps.onFailure(error);
      this.show({ kind: 'unavailable', why: { kind: 'failed', detail: String(error) } });
    }
  }

  /** The ranking that is shown, where it is about this incident. */
  reportOf(incident: string): SuspectReport | undefined {
    if (this.incident !== incident) return undefined;
    return this.shown.kind === 'report' || this.shown.kind === 'searching' ? this.shown.report : undefined;
  }

  /** The ranking for an incident, searched for where it isn't there yet. Undefined where git can't say. */
  async reportFor(state: IncidentState): Promise<SuspectReport | undefined> {
    if (this.about === questionKey(state)) await this.searching;
    if (this.about !== questionKey(state) || this.shown.kind !== 'report') await this.refresh(state);
    return this.about === questionKey(state) && this.shown.kind === 'report' ? this.shown.report : undefined;
  }

  /** The repository of a home, opened for a use case; undefined where git can't answer. */
  async repositoryOf(home: Home, signal?: AbortSignal): Promise<Repository | undefined> {
    if (home.folder === undefined) return undefined;
    const { openRepository } = await import('../git/repository.ts');
    const opened = await openRepository(home.folder, { trusted: this.deps.isTrusted(), signal });
    return 'repository' in opened ? opened.repository : undefined;
  }

  /** Sha of the commit that a folder has checked out; undefined where git can't say. */
  async headOf(folder: string | undefined): Promise<string | undefined> {
    if (folder === undefined) return undefined;
    const { openRepository } = await import('../git/repository.ts');
    const opened = await openRepository(folder, { trusted: this.deps.isTrusted() });
    if (!('repository' in opened)) return undefined;
    const head = await opened.repository.text(['rev-parse', 'HEAD']);
    return head.ok ? head.text.trim() : undefined;
  }

  /** Files that differ between two commits, or that a first commit holds. Empty where git can't say. */
  async changes(home: Home, before: string | undefined, after: string): Promise<readonly ChangedFile[]> {
    const repository = await this.repositoryOf(home);
    if (repository === undefined) return [];
    const { changedBetween } = await import('../git/changes.ts');
    const changes = await changedBetween(repository, before, after);
    return 'files' in changes ? changes.files : [];
  }

  /** Text of a file in a commit; empty where it can't be had. */
  async textAt(home: Home, sha: string, path: string): Promise<string> {
    const repository = await this.repositoryOf(home);
    if (repository === undefined) return '';
    const { fileAt } = await import('../git/changes.ts');
    const file = await fileAt(repository, sha, path, longestFile);
    return 'content' in file ? file.content.toString('utf8') : '';
  }

  async forgeUrl(remote: string | undefined, sha: string): Promise<string | undefined> {
    const { commitUrl } = await import('../git/forge.ts');
    return remote === undefined ? undefined : commitUrl(remote, sha);
  }

  async fetch(home: Home, signal: AbortSignal): Promise<FetchResult> {
    const repository = await this.repositoryOf(home, signal);
    if (repository === undefined) return { kind: 'no-git', detail: '' };
    const { fetchRemote } = await import('../git/fetch.ts');
    return fetchRemote(repository, { signal });
  }

  /** Makes the revert of a commit on a branch of its own; the working tree is never touched. */
  async prepareRevert(home: Home, sha: string, signal: AbortSignal): Promise<RevertResult> {
    const repository = await this.repositoryOf(home, signal);
    if (repository === undefined) return { kind: 'failed', detail: 'no repository' };
    const { prepareRevert } = await import('../git/revert.ts');
    return prepareRevert(repository, sha, { signal });
  }

  private async search(
    state: IncidentState,
    signal: AbortSignal,
    onReport: (report: SuspectReport) => void,
  ): Promise<InvestigationView> {
    const { folder } = state.home;
    if (folder === undefined) return { kind: 'unavailable', why: { kind: 'no-folder' } };
    const [{ openRepository }, { readDeploys }, { investigate }] = await Promise.all([
      import('../git/repository.ts'),
      import('../git/deploys.ts'),
      import('../suspects/investigate.ts'),
    ]);
    const opened = await openRepository(folder, { trusted: this.deps.isTrusted(), signal });
    if ('unavailable' in opened) return { kind: 'unavailable', why: opened.unavailable };
    const config = await this.deps.configOf(state.home);
    const { deploys } = await readDeploys(opened.repository, config.deploys, signal);
    if (this.diffs.size > mostDiffs) this.diffs.clear();
    const ask = (evidence: LogEvidence): Promise<SuspectAnswer> =>
      investigate({
        repository: opened.repository,
        query: this.query(state, config, evidence),
        deploys,
        signal,
        onReport,
        cache: this.diffs,
      });
    // What git knows is shown while the logs are still being read.
    const [first, evidence] = await Promise.all([ask(noEvidence), this.evidence(state, signal)]);
    const answer = evidence.errors.length === 0 || signal.aborted ? first : await ask(evidence);
    return 'report' in answer
      ? { kind: 'report', report: answer.report }
      : { kind: 'unavailable', why: answer.unavailable };
  }

  /** Logs that can't be read keep nobody from what git knows. */
  private evidence(state: IncidentState, signal: AbortSignal): Promise<LogEvidence> {
    return this.deps.evidence(state, signal).catch((error: unknown) => {
      if (!signal.aborted) this.deps.onFailure(error);
      return noEvidence;
    });
  }

  private query(state: IncidentState, config: Config, evidence: LogEvidence): SuspectQuery {
    const { incident } = state;
    return {
      start: startOf(state),
      symptom: symptom(state),
      ...evidence,
      environment: config.deploys.environment,
      earlierCauses: this.deps.earlierCauses(incident.id),
      judged: new Map(
        [...incident.suspects.values()].flatMap(({ sha, verdict }) =>
          verdict === 'unclear' ? [] : [[sha, verdict] as const],
        ),
      ),
    };
  }

  private show(view: InvestigationView): void {
    this.shown = view;
    this.changed.fire(view);
  }
}

const described = ['what-happens', 'expected', 'where', 'steps', 'affected', 'anything-else'];

/** The client's words: the title and the answers that describe what is wrong. */
function symptom({ incident }: IncidentState): string {
  const answers = [...incident.details.values()].filter(({ field }) => described.includes(field));
  return [incident.title, ...answers.map(({ value }) => value)].join('\n');
}

/** What the ranking depends on; when it is the same, there is nothing to search again. */
function questionKey(state: IncidentState): string {
  const { incident } = state;
  const judged = [...incident.suspects.values()].map(({ sha, verdict }) => `${sha}${verdict}`);
  return JSON.stringify([incident.id, incident.startedAt, symptom(state), judged]);
}
