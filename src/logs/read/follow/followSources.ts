import type { ResolvedSource } from '../sources.ts';
import type { LogRecord } from '../../record.ts';
import type { SourceReading } from '../sourceRecords.ts';

/** Asks before a configured command runs for the first time. */
export type CommandGate = NonNullable<SourceReading['commands']>['gate'];

export interface FollowRequest {
  readonly sources: readonly ResolvedSource[];
  readonly signal: AbortSignal;
  /** `record.source` is the index in `sources`. */
  readonly onRecord: (record: LogRecord) => void;
  readonly gate: CommandGate;
  /** Where commands run. */
  readonly folder: string;
  readonly now: () => number;
  readonly onFailure: (error: unknown) => void;
  /** A source that couldn't be followed, or ended by itself. */
  readonly onLost?: ((source: number) => void) | undefined;
  /** Every source is followed or lost: what is appended to a file from here on will be told. */
  readonly onReady?: (() => void) | undefined;
}

/** Whether there is something to follow: a live file, or a command that was configured for it. */
export function canBeFollowed(source: ResolvedSource): boolean {
  return source.kind === 'command' ? source.config.follow !== undefined : source.files.length > 0;
}

/** Follows every source live until the signal aborts. A source that can't be followed doesn't keep the others from it. */
export async function followSources(request: FollowRequest): Promise<void> {
  const { sources, signal, onFailure, onLost, onReady } = request;
  const ended = aborted(signal);
  const waiting = new Set(sources.keys());
  const settled = (source: number): void => {
    if (waiting.delete(source) && waiting.size === 0) onReady?.();
  };
  await Promise.all(
    sources.map(async (item, source) => {
      try {
        await followOne(request, item, source, () => settled(source));
      } catch (error) {
        onFailure(error);
      }
      settled(source);
      if (!signal.aborted) onLost?.(source);
    }),
  );
  await ended;
}

async function followOne(
  request: FollowRequest,
  item: ResolvedSource,
  source: number,
  onReady: () => void,
): Promise<void> {
  const { signal, onRecord, gate, folder, now } = request;
  if (item.kind === 'command') {
    const { followCommand } = await import('../command.ts');
    onReady();
    await followCommand(item.config, { gate, signal, folder, now, source, onRecord });
    return;
  }
  const live = item.files.at(-1)?.path;
  if (live === undefined) return;
  const { follow } = await import('./follow.ts');
  await follow(live, {
    signal,
    source,
    onRecord,
    onReady,
    ...(item.timeZone === undefined ? {} : { timeZone: item.timeZone }),
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
