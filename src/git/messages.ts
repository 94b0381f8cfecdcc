import type { Repository } from './repository.ts';

const newline = 10;

/**
 * Hands over the newest messages under some revisions, merges not among them, as bytes of UTF-8 while git tells them:
 * they must not be kept. Where git fails or is cancelled it ends with what it told.
 */
export async function readMessages(
  repository: Repository,
  request: {
    readonly revisions: readonly string[];
    readonly limit: number;
    readonly signal: AbortSignal | undefined;
  },
  onMessage: (sha: string, message: Buffer) => void,
): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  const onStdout = (chunk: Buffer): void => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, from)) {
      const start = bytes.indexOf(newline, from) + 1;
      onMessage(bytes.toString('latin1', from, start - 1), bytes.subarray(start, end));
      from = end + 1;
    }
    rest = bytes.subarray(from);
  };
  const { revisions, limit, signal } = request;
  await repository.stream(
    ['log', '-z', '-s', '--no-merges', '-n', String(limit), '--format=%H%n%B', ...revisions, '--'],
    { signal, onStdout },
  );
}
