import { readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from './journals.ts';
import type { Workbench } from './workbench.ts';

/** Writes something into every gap of the open draft, whose file is `draft`, and saves it. */
export async function fillGaps(workbench: Workbench, draft: string): Promise<void> {
  await editing(workbench, path.basename(draft));
  const filled = readFileSync(draft, 'utf8').replace(/\[\[.*?\]\]/g, 'payments with vouchers are off');
  await workbench.press('ControlOrMeta+A');
  await workbench.page.keyboard.insertText(filled);
  await workbench.press('ControlOrMeta+S');
  await until('the filled draft on the disk', () => !readFileSync(draft, 'utf8').includes('[[') || undefined);
}

/** Waits until the text of a file, of which there is a tab before it, is what the keyboard writes into. */
export async function editing(workbench: Workbench, file: string): Promise<void> {
  const group = workbench.page.locator('.editor-group-container.active');
  await group.locator('.tab.active', { hasText: file }).waitFor();
  const editor = `.monaco-editor[data-uri$="${encodeURI(file)}"]`;
  await group.locator(`${editor} .view-lines`).first().click();
  await group.locator(`${editor}.focused`).first().waitFor();
}
