import type { DeploySourceConfig } from '../../config/config.ts';
import type { ConsentGate } from '../../process/consent.ts';
import { run } from '../../process/run.ts';

/** What the command of a source printed and when it ran (ms UTC), or why there is nothing. */
export type CommandOutput = { readonly text: string; readonly readAt: number } | 'not-allowed' | 'failed';

export interface DeployCommandsRequest {
  readonly gate: ConsentGate;
  readonly now: () => number;
  /** Where the commands run. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
}

const timeoutMs = 60_000;
const maxBytes = 16 * 1024 * 1024;

/** Runs the commands that print records of deploys, each after consent to its exact text. Keyed by that text. */
export async function runDeployCommands(
  sources: readonly DeploySourceConfig[],
  request: DeployCommandsRequest,
): Promise<ReadonlyMap<string, CommandOutput>> {
  const outputs = new Map<string, CommandOutput>();
  for (const { command, label } of sources) {
    if (command !== undefined && !outputs.has(command))
      outputs.set(command, await outputOf(command, label, request));
  }
  return outputs;
}

async function outputOf(
  command: string,
  label: string,
  { gate, now, folder, signal }: DeployCommandsRequest,
): Promise<CommandOutput> {
  const consent = await gate.request({ command, from: `.sitrep/config.yaml: deploy source "${label}"` });
  if (consent !== 'given') return 'not-allowed';
  const { ended, exitCode, stdout } = await run({
    program: { shell: command },
    cwd: folder,
    stdin: '',
    timeoutMs,
    maxBytes,
    ...(signal === undefined ? {} : { signal }),
  });
  const worked = ended === 'truncated' || (ended === 'exited' && exitCode === 0);
  return worked ? { text: stdout.toString('utf8'), readAt: now() } : 'failed';
}
