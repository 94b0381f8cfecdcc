import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DetectedSecret } from './finding.ts';
import { inOriginal, maskFindings, maskPattern, mergeFindings, wholeCharacters } from './finding.ts';
import { findKeptSecrets, isWholeAddress } from './keptRules.ts';
import { findLogSecrets } from './logSecrets.ts';
import { findIpAddresses, findPersonalData } from './personalData.ts';
import { findPrivateKeys } from './privateKeys.ts';

export interface RedactOptions {
  /** Mask e-mail addresses, phone numbers and IBANs too. */
  readonly personal?: boolean;
  /** Mask IP addresses too. */
  readonly ipAddresses?: boolean;
  /** Texts that a person looked at and said to be none: they stay, wherever they stand. */
  readonly keep?: ReadonlySet<string>;
  readonly signal?: AbortSignal;
}

export interface Redacted {
  readonly text: string;
  /** In order and without overlaps; offsets are UTF-16 units in the text that was handed in. */
  readonly findings: readonly DetectedSecret[];
}

/** UTF-16 units looked at in one turn of the event loop. */
const chunkLength = 512 * 1024;
const mostPasses = 8;

/**
 * Masks credentials and payment cards, visibly: `[masked: password]`. What is masked already stays as it is.
 * Long texts are gone through in chunks of whole lines, giving way to other work in between.
 * Throws the signal's reason when aborted.
 */
export async function redact(text: string, options: RedactOptions = {}): Promise<Redacted> {
  const findings: DetectedSecret[] = [];
  for (const { start, end } of chunksOf(text)) {
    options.signal?.throwIfAborted();
    for (const finding of await findSecrets(text.slice(start, end), options)) {
      findings.push({ kind: finding.kind, start: finding.start + start, end: finding.end + start });
    }
    if (end < text.length) await nextTurn();
  }
  return { text: maskFindings(text, findings), findings };
}

/** A mask can bring two texts together that look like a secret only then: looked through until nothing is left. */
async function findSecrets(chunk: string, options: RedactOptions): Promise<DetectedSecret[]> {
  let findings = await findOnce(chunk, options);
  for (let pass = 1; findings.length > 0 && pass < mostPasses; pass += 1) {
    const more = await findOnce(maskFindings(chunk, findings), options);
    if (more.length === 0) break;
    findings = mergeFindings([...findings, ...more.map((finding) => inOriginal(findings, finding))]);
  }
  return findings;
}

async function findOnce(chunk: string, options: RedactOptions): Promise<DetectedSecret[]> {
  const own = [
    ...findLogSecrets(chunk),
    ...(options.personal === true ? findPersonalData(chunk) : []),
    ...(options.ipAddresses === true ? findIpAddresses(chunk) : []),
  ];
  const masks = [...chunk.matchAll(maskPattern)].map(({ index, 0: mask }) => ({
    kind: '',
    start: index,
    end: index + mask.length,
  }));
  const covered = [...own, ...masks];
  const kept = (await findKeptSecrets(chunk)).filter(
    (finding) => !isWholeAddress(finding) || !covered.some((other) => overlap(finding, other)),
  );
  const found = [...own, ...kept]
    .map((finding) => wholeCharacters(chunk, finding))
    .filter(({ start, end }) => options.keep?.has(chunk.slice(start, end)) !== true);
  const touched = masks.filter((mask) => found.some((finding) => overlap(finding, mask)));
  return mergeFindings([...found, ...touched]).map((finding) =>
    finding.kind === '' ? { ...finding, kind: 'secret' } : finding,
  );
}

function overlap(a: DetectedSecret, b: DetectedSecret): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Ranges that end after a line and never inside a private key. */
function* chunksOf(text: string): Generator<{ start: number; end: number }> {
  const keys = text.length > chunkLength ? findPrivateKeys(text) : [];
  for (let start = 0; start < text.length;) {
    let end = endOfLine(text, start + chunkLength);
    const cut = keys.find((key) => key.start < end && end < key.end);
    if (cut !== undefined) end = endOfLine(text, cut.end);
    yield { start, end };
    start = end;
  }
}

function endOfLine(text: string, from: number): number {
  if (from >= text.length) return text.length;
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline + 1;
}
