import { homedir } from 'node:os';
import { run, type RunResult } from '../process/run.ts';
import { stateOf, type ActionContext } from './context.ts';
import { pinEvidence } from './pinEvidence.ts';

export interface Diagnostic {
  /** Shell command line, as the person typed it. */
  readonly command: string;
  readonly label: string;
  readonly signal: AbortSignal;
}

const timeoutMs = 10 * 60_000;
const maxBytes = 5 * 1024 * 1024;

export interface DiagnosticResult {
  readonly file: string;
  readonly ended: RunResult['ended'];
  readonly exitCode: number | null;
}

/**
 * Runs a command in the incident's folder of the workspace (else in the person's home) and keeps what it printed as
 * evidence. Undefined, and nothing runs, where the folder is not trusted.
 */
export async function runDiagnostic(
  context: ActionContext,
  id: string,
  diagnostic: Diagnostic,
): Promise<DiagnosticResult | undefined> {
  if (!context.isTrusted()) return undefined;
  const { folder } = stateOf(context, id).home;
  const result = await run({
    program: { shell: diagnostic.command },
    cwd: folder ?? homedir(),
    timeoutMs,
    maxBytes,
    signal: diagnostic.signal,
  });
  const content = [
    `$ ${diagnostic.command}`,
    result.stdout.toString('utf8'),
    ...(result.stderr === '' ? [] : ['--- stderr ---', result.stderr]),
    `--- ${result.ended}, exit code ${result.exitCode ?? 'none'} ---`,
    '',
  ].join('\n');
  const file = await pinEvidence(context, id, {
    kind: 'diagnostic',
    label: diagnostic.label,
    source: diagnostic.command,
    content,
  });
  return { file, ended: result.ended, exitCode: result.exitCode };
}
