import * as l10n from '@vscode/l10n';

/** How long, in the one or two largest units that people say. Whole numbers. */
export type DurationParts =
  | { readonly unit: 'seconds'; readonly seconds: number }
  | { readonly unit: 'minutes'; readonly minutes: number }
  | { readonly unit: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly unit: 'days'; readonly days: number; readonly hours: number };

/** Up to two days people count in hours ("36 h"). */
const hoursInWords = 48;

/**
 * Rounds down, as a clock does: 12 min 40 s are 12 min. Every duration that people see comes from here, so that a view
 * and a document never say two numbers for one span. `ms` below 0 counts as 0.
 */
export function durationParts(ms: number): DurationParts {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  if (seconds < 60) return { unit: 'seconds', seconds };
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return { unit: 'minutes', minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < hoursInWords) return { unit: 'hours', hours, minutes: minutes % 60 };
  return { unit: 'days', days: Math.floor(hours / 24), hours: hours % 24 };
}

/** "45 s", "12 min", "1 h", "1 h 05 min", "2 d", "2 d 3 h", in the reader's language. */
export function durationText(ms: number): string {
  const parts = durationParts(ms);
  switch (parts.unit) {
    case 'seconds':
      return l10n.t('{0} s', parts.seconds);
    case 'minutes':
      return l10n.t('{0} min', parts.minutes);
    case 'hours':
      return parts.minutes === 0
        ? l10n.t('{0} h', parts.hours)
        : l10n.t('{0} h {1} min', parts.hours, String(parts.minutes).padStart(2, '0'));
    case 'days':
      return parts.hours === 0 ? l10n.t('{0} d', parts.days) : l10n.t('{0} d {1} h', parts.days, parts.hours);
  }
}
