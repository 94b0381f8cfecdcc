import type { Config } from '../config/config.ts';
import type { DeployCommandsRequest } from '../git/deploys/deployCommands.ts';
import type { GitUnavailable } from '../git/history.ts';
import type { DiffFacts } from '../suspects/text/diffFacts.ts';
import type { SuspectQuestion } from '../suspects/suspect.ts';
import type { JointReport } from '../suspects/jointReport.ts';
import { DeployOutputs } from './deployOutputs.ts';
import { Disposable } from './disposable.ts';
import { Emitter } from './emitter.ts';
import type { IncidentState } from './incidents.ts';
import { noEvidence, type LogEvidence } from './logs/logWindow.ts';
import type { Home } from './openStores.ts';
import type { Repositories } from './repositories.ts';
import { RepositorySearch, type Outputs } from './repositorySearch.ts';
import { onsetOf, questionKey, symptomOf } from './suspectQuestion.ts';

/** Diffs that are kept for the next ranking. */
const mostDiffs = 5_000;

/** What the Suspects view shows. */
export type SuspectsModelView =
  | { readonly kind: 'idle' }
  | { readonly kind: 'searching'; readonly report: JointReport | undefined }
  | { readonly kind: 'report'; readonly report: JointReport }
  | { readonly kind: 'unavailable'; readonly why: GitUnavailable | { readonly kind: 'no-folder' } };

export interface SuspectsModelDeps {
  readonly repositories: Pick<Repositories, 'all'>;
  readonly now: () => number;
  readonly configOf: (home: Pick<Home, 'folder'>) => Promise<Config>;
  /** Asks before a command that prints deploys runs for the first time. */
  readonly gate: DeployCommandsRequest['gate'];
  /** Error records of the incident's window. */
  readonly evidence: (state: IncidentState, signal: AbortSignal) => Promise<LogEvidence>;
  /** Causes that earlier incidents confirmed: the paths each one touched. */
  readonly earlierCauses: (incident: string) => readonly (readonly string[])[];
  readonly onFailure: (error: unknown) => void;
}

/** What changed before the current incident began. Thrown away and begun anew when another incident becomes current. */
export class SuspectsModel extends Disposable {
  private readonly changed = this.own(new Emitter<SuspectsModelView>());
  /** What diffs say, by sha: a commit doesn't change. */
  private readonly diffs = new Map<string, DiffFacts>();
  private readonly outputs: DeployOutputs;
  private shown: SuspectsModelView = { kind: 'idle' };
  private running: AbortController | undefined;
  private about: string | undefined;
  private incident: string | undefined;
  private searching: Promise<void> = Promise.resolve();

  readonly onDidChange = this.changed.event;

  constructor(private readonly deps: SuspectsModelDeps) {
    super();
    this.outputs = new DeployOutputs(deps);
    this.own({ dispose: () => this.running?.abort() });
  }

  get view(): SuspectsModelView {
    return this.shown;
  }

  /** Searches again, unless what would be asked is what was asked already. */
  async follow(state: IncidentState | undefined): Promise<void> {
    const about = state && questionKey(state);
    if (about === this.about) return;
    await this.start(state);
  }

  /** What is known no longer counts: the next look searches again. */
  rest(): void {
    this.running?.abort();
    this.about = undefined;
  }

  /** Commands that print deploys run again with the next search, though what they printed is fresh or was refused. */
  forgetOutputs(): void {
    this.outputs.forget();
  }

  /** Searches again, whatever is known. */
  refresh(state: IncidentState | undefined): Promise<void> {
    this.outputs.forget();
    return this.start(state);
  }

  private start(state: IncidentState | undefined): Promise<void> {
    this.running?.abort();
    const known = state && this.reportOf(state.incident.id);
    this.about = state && questionKey(state);
    this.incident = state?.incident.id;
    if (state === undefined) this.show({ kind: 'idle' });
    this.searching = state === undefined ? Promise.resolve() : this.begin(state, known);
    return this.searching;
  }

  /** While a ranking is on screen it stays until the next one is final: rows that a person aims at don't move twice. */
  private async begin(state: IncidentState, known: JointReport | undefined): Promise<void> {
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

  /** Whether what is shown belongs to this incident. */
  isAbout(incident: string): boolean {
    return this.incident === incident;
  }

  /** The ranking that is shown, where it is about this incident. */
  reportOf(incident: string): JointReport | undefined {
    if (!this.isAbout(incident)) return undefined;
    return this.shown.kind === 'report' || this.shown.kind === 'searching' ? this.shown.report : undefined;
  }

  /** The ranking for an incident, searched for where it isn't there yet. Undefined where git can't say. */
  async reportFor(state: IncidentState): Promise<JointReport | undefined> {
    if (this.about === questionKey(state)) await this.searching;
    if (this.about !== questionKey(state) || this.shown.kind !== 'report') await this.start(state);
    return this.about === questionKey(state) && this.shown.kind === 'report' ? this.shown.report : undefined;
  }

  private async search(
    state: IncidentState,
    signal: AbortSignal,
    onReport: (report: JointReport) => void,
  ): Promise<SuspectsModelView> {
    const { home } = state;
    const found = await this.deps.repositories.all(home, signal);
    if ('unavailable' in found) return { kind: 'unavailable', why: found.unavailable };
    const { places } = found;
    if (places.length === 0) return { kind: 'unavailable', why: { kind: 'no-folder' } };
    if (this.diffs.size > mostDiffs) this.diffs.clear();
    const { configOf } = this.deps;
    const search = new RepositorySearch({ places, home, configOf, cache: this.diffs, signal });
    const ask = (evidence: LogEvidence, outputs: ReadonlyMap<string, Outputs>) =>
      search.round(this.query(state, evidence), outputs, onReport);
    // What git knows is shown while logs and deploy records are still being read.
    const [first, evidence, outputs] = await Promise.all([
      ask(noEvidence, new Map()),
      this.evidence(state, signal),
      this.outputs.of(places, search, signal),
    ]);
    const hasMore = evidence.errors.length > 0 || outputs.size > 0;
    const answer = hasMore && !signal.aborted ? await ask(evidence, outputs) : first;
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

  private query(state: IncidentState, evidence: LogEvidence): SuspectQuestion {
    const { incident } = state;
    return {
      ...onsetOf(state),
      symptom: symptomOf(state),
      ...evidence,
      earlierCauses: this.deps.earlierCauses(incident.id),
      judged: new Map(
        [...incident.suspects.values()].flatMap(({ sha, verdict }) =>
          verdict === 'unclear' ? [] : [[sha, verdict] as const],
        ),
      ),
    };
  }

  private show(view: SuspectsModelView): void {
    this.shown = view;
    this.changed.fire(view);
  }
}
