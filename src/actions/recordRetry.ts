import type { RetryResult } from '../session/retry.ts';
import { iso, type ActionContext } from './context.ts';
import { pinEvidence } from './pinEvidence.ts';

/** Keeps what came in as evidence and records the retry; nothing at all is an answer too. Returns the evidence's path. */
export async function recordRetry(
  context: ActionContext,
  id: string,
  { result, label }: { readonly result: RetryResult; readonly label: string },
): Promise<string | undefined> {
  const file =
    result.text === ''
      ? undefined
      : await pinEvidence(context, id, { kind: 'retry', label, content: result.text });
  await context.incidents.record(id, {
    event: 'retry-watched',
    from: iso(result.from),
    to: iso(result.to),
    sources: [...result.sources],
    newKinds: [...result.newKinds],
    ...(file === undefined ? {} : { file }),
  });
  return file;
}
