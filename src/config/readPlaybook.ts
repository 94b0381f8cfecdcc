import { join } from 'node:path';
import type { Playbook, PlaybookPhase, PlaybookStep } from '../incident/playbook.ts';
import type { ConfigProblem } from './config.ts';
import { decode } from './decode.ts';
import { playbookSchema, type PhaseDraft, type StepDraft } from './playbookSchema.ts';
import { ProblemCollector, readText, readTree } from './yamlFile.ts';

export interface PlaybookRead {
  readonly playbook: Playbook;
  readonly problems: readonly ConfigProblem[];
  /** Whether the team has a playbook of its own, even a wrong one. */
  readonly found: boolean;
}

export const playbookPath = join('.sitrep', 'playbook.yaml');

/**
 * The built-in playbook (YAML text, `builtInFile` being its name in problems) with the team's
 * `<folder>/.sitrep/playbook.yaml` over it: phases and steps of a known id are changed or removed, others are added.
 * A team's file with any problem changes nothing. Never throws.
 */
export async function readPlaybook(
  folder: string | undefined,
  builtIn: string,
  builtInFile: string,
): Promise<PlaybookRead> {
  const shipped = await parsePlaybook(builtIn, builtInFile);
  const base = merge({ phases: [] }, shipped.phases);
  if (folder === undefined) return { playbook: base, problems: shipped.problems, found: false };
  const file = join(folder, playbookPath);
  const problems = new ProblemCollector(file);
  const own = await readText(file, problems);
  if (own === undefined) {
    return {
      playbook: base,
      problems: [...shipped.problems, ...problems.found],
      found: problems.found.length > 0,
    };
  }
  const team = await parsePlaybook(own, file, base);
  return {
    playbook: team.problems.length === 0 ? merge(base, team.phases) : base,
    problems: [...shipped.problems, ...team.problems],
    found: true,
  };
}

/** A step that is not in `base` needs a title; one that is may be changed in part. */
async function parsePlaybook(
  source: string,
  file: string,
  base: Playbook = { phases: [] },
): Promise<{ phases: readonly PhaseDraft[]; problems: readonly ConfigProblem[] }> {
  const problems = new ProblemCollector(file);
  const tree = await readTree(source, problems);
  const phases = new Set(base.phases.map((phase) => phase.id));
  const steps = new Set(base.phases.flatMap((phase) => phase.steps.map((step) => step.id)));
  const schema = playbookSchema({
    phase: (id) => !phases.has(id),
    step: (id) => !steps.has(id),
  });
  return { phases: decode(schema, tree, problems) ?? [], problems: problems.found };
}

function merge(base: Playbook, drafts: readonly PhaseDraft[]): Playbook {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const removed = new Set(drafts.filter((draft) => draft.remove).map((draft) => draft.id));
  // A step that the team's file names in another phase moves there.
  const moved = new Map(drafts.flatMap((draft) => draft.steps.map((step) => [step.id, draft.id] as const)));
  const all = new Map(base.phases.flatMap((each) => each.steps.map((step) => [step.id, step] as const)));
  const ids = [...new Set([...base.phases.map((each) => each.id), ...byId.keys()])];
  const phases = ids
    .filter((id) => !removed.has(id))
    .map((id): PlaybookPhase => {
      const old = base.phases.find((each) => each.id === id);
      const draft = byId.get(id);
      const stay = (old?.steps ?? []).filter((step) => (moved.get(step.id) ?? id) === id);
      return {
        id,
        title: draft?.title ?? old?.title ?? id,
        steps: mergeSteps(stay, draft?.steps ?? [], all),
      };
    });
  return { phases };
}

function mergeSteps(
  old: readonly PlaybookStep[],
  drafts: readonly StepDraft[],
  all: ReadonlyMap<string, PlaybookStep>,
): PlaybookStep[] {
  const byId = new Map(old.map((step) => [step.id, step]));
  for (const { id, remove, step } of drafts) {
    if (remove) byId.delete(id);
    else byId.set(id, { title: id, why: '', ...all.get(id), ...step, id });
  }
  return [...byId.values()];
}
