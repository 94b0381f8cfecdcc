import { readFileSync } from 'node:fs';
import { until } from './journals.ts';
import type { Workbench } from './workbench.ts';

/** Writes something into every gap of the open draft, whose file is `draft`, and saves it. */
export async function fillGaps(workbench: Workbench, draft: string): Promise<void> {
  const filled = readFileSync(draft, 'utf8').replace(/\[\[.*?\]\]/g, 'payments with vouchers are off');
  await workbench.press('ControlOrMeta+A');
  await workbench.page.keyboard.insertText(filled);
  await workbench.press('ControlOrMeta+S');
  await until('the filled draft on the disk', () => !readFileSync(draft, 'utf8').includes('[[') || undefined);
}
