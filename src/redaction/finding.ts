/** One secret in a text. `start` and `end` (exclusive) are UTF-16 offsets; `kind` is what the mask says. */
export interface DetectedSecret {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** A mask that is already there: `[masked: password]`. */
export const maskPattern = /\[masked: [a-z0-9-]+\]/g;

export function maskFor(kind: string): string {
  return `[masked: ${kind}]`;
}

/** Makes one list without overlaps, in order: what overlaps becomes one finding that covers all of it. */
export function mergeFindings(findings: readonly DetectedSecret[]): DetectedSecret[] {
  const merged: DetectedSecret[] = [];
  for (const next of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last === undefined || next.start >= last.end) merged.push(next);
    else if (next.end > last.end) merged[merged.length - 1] = { ...last, end: next.end };
  }
  return merged;
}

/** Writes a mask in the place of every finding. The findings are in order and don't overlap. */
export function maskFindings(text: string, findings: readonly DetectedSecret[]): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of findings) {
    masked += text.slice(from, start) + maskFor(kind);
    from = end;
  }
  return masked + text.slice(from);
}

/** Moves the ends of a range outwards where they would cut a surrogate pair in two. */
export function wholeCharacters(text: string, finding: DetectedSecret): DetectedSecret {
  const cutsBefore = (at: number): boolean =>
    /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
  const start = cutsBefore(finding.start) ? finding.start - 1 : finding.start;
  const end = cutsBefore(finding.end) ? finding.end + 1 : finding.end;
  return { ...finding, start, end };
}

/** The range in the original of something found in what `maskFindings` made of it; a touched mask belongs to it whole. */
export function inOriginal(findings: readonly DetectedSecret[], found: DetectedSecret): DetectedSecret {
  let { start, end } = found;
  let shift = 0;
  for (const finding of findings) {
    const maskStart = finding.start - shift;
    const maskEnd = maskStart + maskFor(finding.kind).length;
    const nextShift = shift + finding.end - finding.start - (maskEnd - maskStart);
    if (found.start >= maskEnd) start = found.start + nextShift;
    else if (found.start > maskStart) start = finding.start;
    if (found.end >= maskEnd) end = found.end + nextShift;
    else if (found.end > maskStart) end = finding.end;
    shift = nextShift;
  }
  return { kind: found.kind, start, end };
}
