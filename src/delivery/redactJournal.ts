import { maskedPlaces, type MaskedPlace } from '../redaction/maskedPlace.ts';
import { redact, type RedactOptions } from '../redaction/redact.ts';

/** A text with its masks, and each place that was masked. */
export interface MaskedText {
  readonly text: string;
  readonly masked: readonly MaskedPlace[];
}

/** Masks a text of any kind. */
export async function redactText(text: string, options: RedactOptions): Promise<MaskedText> {
  const redacted = await redact(text, options);
  return { text: redacted.text, masked: maskedPlaces(text, redacted.findings) };
}

/**
 * Masks a journal so that every line that could be read stays one that can: the strings of a JSON line are masked one
 * by one, then the line as a whole where that leaves it JSON; any other line as text.
 */
export async function redactJournal(journal: string, options: RedactOptions): Promise<MaskedText> {
  const lines: string[] = [];
  const masked: MaskedPlace[] = [];
  for (const line of journal.split('\n')) {
    const redacted = await redactLine(line, options);
    lines.push(redacted.text);
    masked.push(...redacted.masked);
  }
  return { text: lines.join('\n'), masked };
}

async function redactLine(line: string, options: RedactOptions): Promise<MaskedText> {
  const [, head = '', json = ''] = /^(\s*- )(\{.*\})\s*$/.exec(line) ?? [];
  const value = parseJson(json);
  const whole = await redactText(line, options);
  if (value === undefined) return whole;
  const strings = await redactValue(value, options);
  if (strings.masked.length === 0 && whole.masked.length === 0) return { text: line, masked: [] };
  const text = strings.masked.length === 0 ? line : head + JSON.stringify(strings.value);
  const again = await redactText(text, options);
  const isJson = parseJson(again.text.slice(head.length)) !== undefined;
  if (!isJson) return { text, masked: strings.masked };
  return { text: again.text, masked: [...strings.masked, ...again.masked] };
}

/** Undefined where the text isn't JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

interface MaskedValue {
  readonly value: unknown;
  readonly masked: readonly MaskedPlace[];
}

async function redactValue(value: unknown, options: RedactOptions): Promise<MaskedValue> {
  if (typeof value === 'string') {
    const { text, masked } = await redactText(value, options);
    return { value: text, masked };
  }
  if (typeof value !== 'object' || value === null) return { value, masked: [] };
  const entries: [string, unknown][] = [];
  const masked: MaskedPlace[] = [];
  for (const [key, item] of Object.entries(value)) {
    const redacted = await redactValue(item, options);
    entries.push([key, redacted.value]);
    masked.push(...redacted.masked);
  }
  return {
    value: Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries),
    masked,
  };
}
