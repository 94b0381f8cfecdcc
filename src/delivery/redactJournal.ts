import { redact } from '../redaction/redact.ts';

interface Masked {
  readonly text: string;
  readonly maskedCount: number;
}

/**
 * Masks a journal so that every line that could be read stays one that can: the strings of a JSON line are masked one
 * by one, then the line as a whole where that leaves it JSON; any other line as text.
 */
export async function redactJournal(journal: string, signal: AbortSignal): Promise<Masked> {
  const lines: string[] = [];
  let maskedCount = 0;
  for (const line of journal.split('\n')) {
    const masked = await redactLine(line, signal);
    lines.push(masked.text);
    maskedCount += masked.maskedCount;
  }
  return { text: lines.join('\n'), maskedCount };
}

async function redactLine(line: string, signal: AbortSignal): Promise<Masked> {
  const [, head = '', json = ''] = /^(\s*- )(\{.*\})\s*$/.exec(line) ?? [];
  const value = parseJson(json);
  const whole = await redact(line, { signal });
  const wholeMasked = { text: whole.text, maskedCount: whole.findings.length };
  if (value === undefined) return wholeMasked;
  const strings = await redactValue(value, signal);
  if (strings.maskedCount === 0 && whole.findings.length === 0) return { text: line, maskedCount: 0 };
  const text = strings.maskedCount === 0 ? line : head + JSON.stringify(strings.value);
  const again = await redact(text, { signal });
  const isJson = parseJson(again.text.slice(head.length)) !== undefined;
  if (!isJson) return { text, maskedCount: strings.maskedCount };
  return { text: again.text, maskedCount: strings.maskedCount + again.findings.length };
}

/** Undefined where the text isn't JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function redactValue(
  value: unknown,
  signal: AbortSignal,
): Promise<{ readonly value: unknown; readonly maskedCount: number }> {
  if (typeof value === 'string') {
    const { text, findings } = await redact(value, { signal });
    return { value: text, maskedCount: findings.length };
  }
  if (typeof value !== 'object' || value === null) return { value, maskedCount: 0 };
  const entries: [string, unknown][] = [];
  let maskedCount = 0;
  for (const [key, item] of Object.entries(value)) {
    const masked = await redactValue(item, signal);
    entries.push([key, masked.value]);
    maskedCount += masked.maskedCount;
  }
  const masked = Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
  return { value: masked, maskedCount };
}
