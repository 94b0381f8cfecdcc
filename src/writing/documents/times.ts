import * as l10n from '@vscode/l10n';
import type { Instant } from '../../incident/instants.ts';

/** `2026-11-22 08:05`, in UTC. */
export function utcMinute(at: Instant): string {
  return isoSecond(at).slice(0, 16).replace('T', ' ');
}

/** `2026-11-22T08:05:00Z`, as front matter has it. */
export function isoSecond(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** For example `1 h 25 min`, `40 s`; days from two on. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return l10n.t('{0} s', seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return l10n.t('{0} min', minutes);
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return minutes % 60 === 0 ? l10n.t('{0} h', hours) : l10n.t('{0} h {1} min', hours, minutes % 60);
  }
  const days = Math.floor(hours / 24);
  return hours % 24 === 0 ? l10n.t('{0} d', days) : l10n.t('{0} d {1} h', days, hours % 24);
}
