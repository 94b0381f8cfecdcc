import type { LogRecord } from '../record.ts';

const keptTexts = 200;
const keptOfOneShape = 3;
const keptCharacters = 4096;

/** Keeps the texts of error records, a few of each shape, so that a flood of one doesn't hide the others. */
export class ErrorTexts {
  readonly texts: string[] = [];
  /** Time of the earliest error record, ms since the epoch (UTC). */
  first: number | undefined;
  private readonly shapes = new Map<string, number>();

  add({ level, time, text }: LogRecord): void {
    if (level !== 'error' && level !== 'fatal') return;
    if (time !== null && (this.first === undefined || time < this.first)) this.first = time;
    if (this.texts.length >= keptTexts) return;
    const shape = text
      .slice(0, 200)
      .replace(/\n.*/s, '')
      .replace(/[0-9a-f]*\d[0-9a-f]*/gi, '0');
    const met = this.shapes.get(shape) ?? 0;
    this.shapes.set(shape, met + 1);
    // Copied, as a slice would keep the whole chunk that it was read from.
    if (met < keptOfOneShape) this.texts.push(Buffer.from(text.slice(0, keptCharacters)).toString());
  }
}
