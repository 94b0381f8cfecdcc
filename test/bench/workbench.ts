import { demoCopy } from '../ui/demoCopy.ts';
import { openWorkbench } from '../ui/openWorkbench.ts';
import type { Workbench } from '../ui/workbench.ts';
import { median, row, timed } from './table.ts';

const rounds = 3;

interface Figures {
  readonly untitled: number;
  readonly fromCommand: number;
  readonly fromLastAnswer: number;
}

/** Activation as VS Code measures it, and from the last answer of Start to the draft on screen, in a real workbench. */
export async function inTheWorkbench(): Promise<void> {
  await inWindow(activation);
  const ours: Figures[] = [];
  const files: number[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await inWindow(draft));
    files.push(await inWindow(fileFromDisk));
  }
  const middle = (figure: keyof Figures): string => ms(ours.map((figures) => figures[figure]));
  const reference = `a Markdown file from disk, to the side, ${ms(files)}; an empty untitled editor ${middle('untitled')}`;
  row('command to draft on screen, through 5 questions', middle('fromCommand'), reference);
  row('of it, last answer to draft on screen', middle('fromLastAnswer'), reference);
}

/** Each in a VS Code of its own: the first Markdown file of a window is the slow one, for everybody. */
async function inWindow<Result>(use: (workbench: Workbench) => Promise<Result>): Promise<Result> {
  const workbench = await openWorkbench({ folder: await demoCopy(), width: 1400, height: 900 });
  try {
    return await use(workbench);
  } finally {
    await workbench.close();
  }
}

async function activation(workbench: Workbench): Promise<void> {
  await workbench.run('Developer: Show Running Extensions');
  const rows = workbench.page.locator('.runtime-extensions-editor .extension');
  for (const name of ['sitrep.sitrep', 'Git']) {
    const its = rows.filter({ has: workbench.page.getByText(name, { exact: true }) });
    await its.filter({ hasText: /\d+ms/ }).waitFor();
  }
  const texts = await rows.allInnerTexts();
  const time = (name: RegExp): string =>
    /(?:Startup )?Activation:? (\d+)\s*ms/i.exec(texts.find((text) => name.test(text)) ?? '')?.[1] ?? '?';
  row(
    'activate in VS Code',
    `${time(/Sitrep/i)} ms`,
    `VS Code’s own git ${time(/^Git\b/im)} ms, emmet ${time(/Emmet/i)} ms`,
  );
}

async function draft(workbench: Workbench): Promise<Figures> {
  const untitled = await openUntitled(workbench);
  await workbench.find('Incident: Start…');
  const started = performance.now();
  await workbench.press('Enter');
  await workbench.answer('client’s words', 'Card payments fail at checkout');
  for (const step of ['(2/5)', '(3/5)', '(4/5)']) await workbench.accept(step);
  await workbench.prompt('(5/5)').waitFor();
  const fromLastAnswer = await timed(async () => {
    await workbench.press('Enter');
    await shows(workbench, 'kind: acknowledgement');
  });
  return { untitled, fromCommand: performance.now() - started, fromLastAnswer };
}

/** As a person opens a file by its name, beside another editor. */
async function fileFromDisk(workbench: Workbench): Promise<number> {
  await openUntitled(workbench);
  await workbench.press('ControlOrMeta+P');
  await workbench.page.locator('.quick-input-widget:visible input.input').fill('README.md');
  await workbench.prompt('README.md').waitFor();
  return timed(async () => {
    await workbench.press('ControlOrMeta+Enter');
    await shows(workbench, '#');
  });
}

async function openUntitled(workbench: Workbench): Promise<number> {
  await workbench.find('File: New Untitled Text File');
  return timed(async () => {
    await workbench.press('Enter');
    await workbench.tab('Untitled').waitFor();
  });
}

/** The text itself: a tab is there before it. */
async function shows(workbench: Workbench, text: string): Promise<void> {
  const lines = workbench.page.locator('.editor-group-container.active .monaco-editor .view-lines');
  await lines.filter({ hasText: text }).waitFor();
}

function ms(values: readonly number[]): string {
  return `${Math.round(median(values))} ms`;
}
