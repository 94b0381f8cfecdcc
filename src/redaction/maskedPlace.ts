import type { DetectedSecret } from './finding.ts';

/** One masked place, for a person to look at before anything leaves. */
export interface MaskedPlace {
  readonly kind: string;
  /** What stood there. */
  readonly text: string;
  /** What stands before and after it on its line. */
  readonly before: string;
  readonly after: string;
}

/** UTF-16 units of context on either side: enough for the name of a setting. */
const contextLength = 40;

export function maskedPlaces(text: string, findings: readonly DetectedSecret[]): MaskedPlace[] {
  return findings.map(({ kind, start, end }) => ({
    kind,
    text: text.slice(start, end),
    before: text.slice(Math.max(0, start - contextLength), start).replace(/^.*[\r\n]/s, ''),
    after: text.slice(end, end + contextLength).replace(/[\r\n].*$/s, ''),
  }));
}
