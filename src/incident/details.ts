/**
 * The questions a good handler asks, in the order of the call.
 * `scope` says whether the answer belongs to the incident or to each client of it.
 */
export const detailFields = [
  { field: 'client', scope: 'incident' },
  { field: 'caller', scope: 'client' },
  { field: 'usual-contact', scope: 'client' },
  { field: 'what-happens', scope: 'incident' },
  { field: 'expected', scope: 'incident' },
  { field: 'started', scope: 'incident' },
  { field: 'where', scope: 'incident' },
  { field: 'affected', scope: 'incident' },
  { field: 'business-stopped', scope: 'incident' },
  { field: 'time-sensitive', scope: 'client' },
  { field: 'fixed-means', scope: 'client' },
  { field: 'steps', scope: 'incident' },
  { field: 'reach', scope: 'client' },
  { field: 'anything-else', scope: 'client' },
] as const;

/**
 * Facts about the incident that are set by commands, not asked in the series. Instants are ISO 8601. `started-source` is
 * `logs` where the start was taken from our logs; a start that a person told has none.
 */
export const factFields = [
  'reported',
  'detected',
  'detected-by',
  'private',
  'cause',
  'plan',
  'impact',
  'data-lost',
  'usual-contact-told',
  'started-source',
] as const;

export type DetailField = (typeof detailFields)[number]['field'];
export type FactField = (typeof factFields)[number];
