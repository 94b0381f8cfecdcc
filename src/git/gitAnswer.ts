import { GitError, GitPluginError } from 'simple-git';
import type { Setting } from './safe/overrides.ts';

/** What git answered, or why it did not. */
export type GitAnswer =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly why: 'no-git' | 'cancelled' | 'timed-out' | 'failed' | 'missing-object';
      readonly detail: string;
    };

export interface GitCall {
  readonly signal?: AbortSignal | undefined;
  /** Lets the transports work; everything else is answered from the clone alone. */
  readonly online?: boolean;
  readonly settings?: readonly Setting[];
  /** Milliseconds after which git is ended: {@link answerLimitMs} or {@link streamLimitMs} where left out. */
  readonly timeoutMs?: number;
}

export interface GitStream extends GitCall {
  readonly onStdout?: (chunk: Buffer) => void;
  readonly stdin?: string | Buffer;
  readonly maxBytes?: number;
}

export interface StreamResult {
  readonly ok: boolean;
  readonly ended: 'exited' | 'timed-out' | 'cancelled' | 'truncated' | 'not-started';
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly missingObject: boolean;
}

/** A minute: 30 times the longest plain answer seen, listing 50,000 refs on a cold disk. */
export const answerLimitMs = 60_000;
/** Five minutes: the diffs of the 10,000 newest commits of the Linux kernel take git about two. */
export const streamLimitMs = 300_000;

const missing =
  /missing (?:blob|tree|commit|object)|unable to read (?:tree|[0-9a-f]{40})|could not fetch|bad object|lazy fetching disabled|transport '.*' not allowed|promisor remote|unable to find [0-9a-f]{40}/i;

export function isMissingObject(stderr: string): boolean {
  return missing.test(stderr);
}

/** An answer from what simple-git throws. */
export function answerOf(error: unknown, limit: AbortSignal): GitAnswer & { ok: false } {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof GitPluginError && error.plugin === 'abort')
    return { ok: false, why: limit.aborted ? 'timed-out' : 'cancelled', detail };
  if (error instanceof GitError && /\bENOENT\b/.test(detail)) return { ok: false, why: 'no-git', detail };
  return { ok: false, why: isMissingObject(detail) ? 'missing-object' : 'failed', detail: detail.trim() };
}

/** An answer from a stream that was collected. */
export function collected(result: StreamResult): GitAnswer {
  if (result.ok) return { ok: true, text: result.stdout.toString('utf8') };
  const detail = result.stderr.trim();
  if (result.ended === 'cancelled' || result.ended === 'timed-out')
    return { ok: false, why: result.ended, detail };
  if (result.ended === 'not-started') return { ok: false, why: 'no-git', detail };
  return { ok: false, why: result.missingObject ? 'missing-object' : 'failed', detail };
}
