import { readFileSync } from 'node:fs';
import path from 'node:path';
import { until } from './journals.ts';
import type { Workbench } from './workbench.ts';

/** Writes something into every gap of the open draft, whose file is `draft`, and saves it. */
export async function fillGaps(workbench: Workbench, draft: string): Promise<void> {
  const { page } = workbench;
  await page
    .locator('.editor-group-container.active .tab.active', { hasText: path.basename(draft) })
    .waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().click();
  await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  const filled = readFileSync(draft, 'utf8').replace(/\[\[.*?\]\]/g, 'payments with vouchers are off');
  await workbench.press('ControlOrMeta+A');
  await workbench.page.keyboard.insertText(filled);
  await workbench.press('ControlOrMeta+S');
  await until('the filled draft on the disk', () => !readFileSync(draft, 'utf8').includes('[[') || undefined);
}

/** Waits until the editor of a file is the active one and has the keyboard. */
export async function editing(workbench: Workbench, file: string): Promise<void> {
  const group = workbench.page.locator('.editor-group-container.active');
  await group.locator('.tab.active', { hasText: file }).waitFor();
  await group.locator('.monaco-editor .view-lines').first().click();
  await group.locator('.monaco-editor.focused').first().waitFor();
}
