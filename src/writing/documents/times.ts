import type { Instant } from '../../incident/instants.ts';

/** `2026-11-22 08:05`, in UTC. */
export function utcMinute(at: Instant): string {
  return isoSecond(at).slice(0, 16).replace('T', ' ');
}

/** `2026-11-22T08:05:00Z`, as front matter has it. */
export function isoSecond(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
