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

/** Runs a command in the incident's folder of the workspace and keeps what it printed as evidence. */
export async function runDiagnostic(
  context: ActionContext,
  id: string,
  diagnostic: Diagnostic,
): Promise<DiagnosticResult> {
  const { folder } = stateOf(context, id).home;
  const result = await run({
    program: { shell: diagnostic.command },
    ...(folder === undefined ? {} : { cwd: folder }),
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
