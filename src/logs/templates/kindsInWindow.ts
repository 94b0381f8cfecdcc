import type { ResolvedSource } from '../read/sources.ts';
import type { LogRecord, TimeSpan } from '../record.ts';
import type { StartEstimate } from './estimateStart.ts';
import type { LogKinds } from './whatIsNew.ts';

export interface KindsRequest {
  readonly sources: readonly ResolvedSource[];
  /** The incident's window, its lead included. */
  readonly span: TimeSpan;
  readonly signal: AbortSignal;
}

const timesBefore = 3;
/** A day at least, ms: what comes every night is not new, nor is an error that the client noticed hours late. */
const shortestBefore = 24 * 3_600_000;

/** What a window is compared with. */
export function stretchBefore({ from, to }: TimeSpan): TimeSpan {
  return { from: from - Math.max(timesBefore * (to - from), shortestBefore), to: from - 1 };
}

export interface KindsFound {
  readonly kinds: LogKinds;
  /** Where it seems to have begun. */
  readonly estimate: StartEstimate | undefined;
  /** The first error of the new kinds, where it is told from chance. */
  readonly firstError: StartEstimate | undefined;
}

/** What is new in the window against the stretch before it, and where it seems to have begun. */
export async function kindsIn({ sources, span, signal }: KindsRequest): Promise<KindsFound> {
  const [{ whatIsNew }, { estimateStart, firstNewFault }, { framesIn, isForeign }] = await Promise.all([
    import('./whatIsNew.ts'),
    import('./estimateStart.ts'),
    import('../stackFrames.ts'),
  ]);
  const before = stretchBefore(span);
  const kinds = await whatIsNew({
    window: { span, records: recordsOf(sources, span, signal) },
    before: { span: before, records: recordsOf(sources, before, signal) },
    frameOf: (text) => {
      const own = framesIn(text).filter(({ path, isMention }) => !isMention && !isForeign(path));
      const [frame] = own;
      return frame && { file: frame.path, line: frame.line, function: frame.function };
    },
    signal,
  });
  return { kinds, estimate: estimateStart(kinds), firstError: firstNewFault(kinds) };
}

/** Records of every file source in a span. Commands are not run for this. */
export async function* recordsOf(
  sources: readonly ResolvedSource[],
  span: TimeSpan,
  signal: AbortSignal,
): AsyncGenerator<LogRecord> {
  const { SourceRecords } = await import('../read/sourceRecords.ts');
  for (const [index, source] of sources.entries()) {
    if (source.kind !== 'files') continue;
    for await (const { records } of new SourceRecords(source, index, span, { signal }).batches())
      yield* records;
  }
}
