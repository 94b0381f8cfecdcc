import type { Workbench } from './workbench.ts';

export interface StartAnswers {
  readonly title: string;
  /** As the picker lists it; without one the first that is offered. */
  readonly client?: string;
  readonly severity?: string;
  /** When it began, as a person types it, for example `165` for minutes ago; not known yet without one. */
  readonly began?: string;
}

/** Starts an incident by keyboard and waits for the text of the acknowledgement's draft, which comes after its tab. */
export async function startIncident(workbench: Workbench, answers: StartAnswers): Promise<void> {
  await workbench.run('Incident: Start…');
  await workbench.answer('in the client’s words', answers.title);
  await accept(workbench, '(2/5)', answers.client);
  await accept(workbench, '(3/5)', answers.severity);
  if (answers.began === undefined) await workbench.accept('(4/5)');
  else await typeTime(workbench, answers.began);
  await accept(workbench, '(5/5)', undefined);
  await workbench.page
    .locator('.editor-group-container.active .view-lines', { hasText: 'kind: acknowledgement' })
    .waitFor();
}

/** Chooses “Another time…” in the open picker and types one, once it is echoed. */
export async function typeTime(workbench: Workbench, time: string): Promise<void> {
  await workbench.pick('Another time');
  await enterTime(workbench, time);
}

/** Types a time into the open box, once it is echoed. */
export async function enterTime(workbench: Workbench, time: string): Promise<void> {
  await workbench.prompt('Clock times are in').waitFor();
  await workbench.write(time);
  await workbench.accept(/\d{1,2} \p{L}+ \d{4}, \d{2}:\d{2} /u);
}

async function accept(workbench: Workbench, step: string, choice: string | undefined): Promise<void> {
  if (choice === undefined) return workbench.accept(step);
  await workbench.prompt(step).waitFor();
  await workbench.pick(choice);
}

/** Leaves whatever picker a failed test left open. */
export async function leavePickers(workbench: Workbench): Promise<void> {
  for (let depth = 0; depth < 3; depth++) await workbench.press('Escape');
}
