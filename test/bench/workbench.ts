import { demoCopy } from '../ui/demoCopy.ts';
import { openWorkbench } from '../ui/openWorkbench.ts';
import type { Workbench } from '../ui/workbench.ts';
import { row, timed } from './table.ts';

/** Activation as VS Code measures it, and from the last answer of Start to the draft on screen, in a real workbench. */
export async function inTheWorkbench(): Promise<void> {
  const workbench = await openWorkbench({ folder: await demoCopy(), width: 1400, height: 900 });
  try {
    await activation(workbench);
    await draft(workbench);
  } finally {
    await workbench.close();
  }
}

async function activation(workbench: Workbench): Promise<void> {
  await workbench.run('Developer: Show Running Extensions');
  const rows = workbench.page.locator('.runtime-extensions-editor .extension');
  await rows.first().waitFor();
  const texts = await rows.allInnerTexts();
  const time = (name: RegExp): string =>
    /(?:Startup )?Activation:? (\d+)\s*ms/i.exec(texts.find((text) => name.test(text)) ?? '')?.[1] ?? '?';
  row(
    'activate in VS Code',
    `${time(/Sitrep/i)} ms`,
    `VS Code’s own git ${time(/^Git\b/im)} ms, emmet ${time(/Emmet/i)} ms`,
  );
}

async function draft(workbench: Workbench): Promise<void> {
  await workbench.find('File: New Untitled Text File');
  const untitled = await timed(async () => {
    await workbench.press('Enter');
    await workbench.page.locator('.tab', { hasText: 'Untitled' }).first().waitFor();
  });
  await workbench.find('Incident: Start…');
  const started = performance.now();
  await workbench.press('Enter');
  await workbench.answer('client’s words', 'Card payments fail at checkout');
  for (const step of ['(2/5)', '(3/5)', '(4/5)']) await workbench.accept(step);
  await workbench.prompt('(5/5)').waitFor();
  const ours = await timed(async () => {
    await workbench.press('Enter');
    await workbench.page.locator('.tab', { hasText: 'acknowledgement' }).first().waitFor();
  });
  const total = performance.now() - started;
  const reference = `an empty untitled editor from its command ${Math.round(untitled)} ms`;
  row('command to draft on screen, through 5 questions', `${Math.round(total)} ms`, reference);
  row('of it, last answer to draft on screen', `${Math.round(ours)} ms`, reference);
}
