import type { ActionContext } from './context.ts';

export async function changeSeverity(
  context: ActionContext,
  id: string,
  severity: string,
  reason?: string,
): Promise<void> {
  await context.incidents.record(id, { event: 'severity-changed', severity, ...(reason ? { reason } : {}) });
}
