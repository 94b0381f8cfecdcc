import type { ResolvedSource } from '../logs/read/sources.ts';
import type { LogRecord } from '../logs/record.ts';
import type { SourceReading } from '../logs/read/sourceRecords.ts';

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
}

/** Follows every source live until the signal aborts. A source that can't be followed doesn't keep the others from it. */
export async function followSources(request: FollowRequest): Promise<void> {
  const { sources, signal, onRecord, gate, folder, now } = request;
  const [{ follow }, { followCommand }] = await Promise.all([
    import('../logs/read/follow.ts'),
    import('../logs/read/command.ts'),
  ]);
  await Promise.all(
    sources.map(async (item, source) => {
      if (item.kind === 'command') {
        await followCommand(item.config, { gate, signal, folder, now, source, onRecord });
        return;
      }
      const live = item.files.at(-1)?.path;
      if (live === undefined) return;
      await follow(live, {
        signal,
        source,
        onRecord,
        ...(item.timeZone === undefined ? {} : { timeZone: item.timeZone }),
      });
    }),
  );
}
