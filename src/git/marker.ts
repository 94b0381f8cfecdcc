import type { Deploy, DeployKind } from './history.ts';

/** A deploy as one origin gives it, before it is put beside the others. */
export interface Marker {
  readonly name: string;
  readonly environment: string;
  /** Full sha, an abbreviation of one, a name to resolve, or undefined for a change of configuration. */
  readonly revision: string | undefined;
  /** ms since the epoch (UTC); undefined where the origin holds no time. */
  readonly at: number | undefined;
  readonly kind: DeployKind;
  readonly origin: Deploy['origin'];
  readonly by: string | undefined;
}

/** What was looked at, for the sentence that says where deploys were searched. */
export interface SearchedOrigin {
  readonly origin: Deploy['origin'];
  /** The tag pattern, the name of a branch, the label of a source. */
  readonly scope: string;
  readonly found: number;
  /** Lines or refs that were not understood. */
  readonly skipped: number;
  readonly problem:
    | 'none'
    | 'unreadable'
    | 'bad-pattern'
    | 'slow-pattern'
    | 'missing-ref'
    | 'no-output'
    | 'not-allowed'
    | 'failed';
}

export interface OriginResult {
  readonly markers: readonly Marker[];
  readonly searched: SearchedOrigin;
}

/** ms since the epoch of `20261122T161500Z`, `20261122161500` or ISO 8601; undefined for anything else. A missing zone means UTC. */
export function parseStamp(text: string): number | undefined {
  const packed =
    /^(\d{4})-?(\d\d)-?(\d\d)[T _-]?(\d\d):?(\d\d):?(\d\d)?(?:[.,](\d{1,9}))?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(
      text.trim(),
    );
  if (packed === null) return /^\d{10}$/.test(text.trim()) ? Number(text.trim()) * 1000 : undefined;
  const [, year, month, day, hour, minute, second = '00', fraction = '0', zone = 'Z'] = packed;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const ms = Math.trunc(Number(`0.${fraction}`) * 1000);
  const at = Date.parse(
    `${year ?? ''}-${month ?? ''}-${day ?? ''}T${hour ?? ''}:${minute ?? ''}:${second}.${String(ms).padStart(3, '0')}${offset}`,
  );
  return Number.isNaN(at) ? undefined : at;
}
