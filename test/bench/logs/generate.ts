import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { TimeSpan } from '../../../src/logs/record.ts';

export interface GeneratedLog {
  readonly path: string;
  readonly bytes: number;
  readonly records: number;
  readonly window: TimeSpan;
  /** Bytes and records of the window, and the hash of its bytes in the order of the file. */
  readonly windowBytes: number;
  readonly windowRecords: number;
  readonly sha256: string;
  /** First and last byte of the window's stretch in the file. */
  readonly from: number;
  readonly to: number;
}

export interface GenerateOptions {
  readonly bytes: number;
  /** Share of records whose stamp is 0.05 to 5 s older than their place. */
  readonly disorder: number;
}

/** Midnight, UTC; the log covers a day. */
const start = Date.UTC(2026, 10, 20);
const dayMs = 86_400_000;
const window: TimeSpan = {
  from: start + 14 * 3_600_000 + 52 * 60_000,
  to: start + 15 * 3_600_000 + 2 * 60_000 - 1,
};
const traceShare = 0.001;
const poolSize = 20_011;

/** A generator with a period long enough for this (mulberry32), so that every run measures the same file. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const services = ['checkout', 'payments', 'catalog', 'login', 'search', 'stock'];
const loggers = ['c.shop.web.Handler', 'c.shop.db.Pool', 'c.shop.cache.Client', 'c.shop.jobs.Runner'];
const levels = ['INFO', 'INFO', 'INFO', 'INFO', 'INFO', 'INFO', 'INFO', 'DEBUG', 'WARN', 'ERROR'];

class Pools {
  readonly plain: string[];
  readonly json: string[];
  readonly traces: string[];

  constructor(private readonly random: () => number) {
    this.plain = Array.from({ length: poolSize }, () => this.plainTail());
    this.json = Array.from({ length: poolSize }, () => this.jsonTail());
    this.traces = Array.from({ length: 499 }, () => this.trace());
  }

  private upTo(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private any(list: readonly string[]): string {
    return list[this.upTo(list.length)] ?? '';
  }

  private message(): string {
    const messages = [
      `GET /api/${this.any(services)}/${this.upTo(1e6)} answered 200 in ${this.upTo(900)} ms id=${this.upTo(2 ** 32).toString(16)}`,
      `took connection ${this.upTo(64)} of 64 after ${this.upTo(30)} ms (pool main)`,
      `cache has no user:${this.upTo(1e7)}:profile, reading it from db-${this.upTo(9)}.internal:5432`,
      `job reindex-${this.upTo(500)} done: ${this.upTo(1e5)} documents, ${this.upTo(40)} failures`,
    ];
    return this.any(messages);
  }

  private plainTail(): string {
    const level = this.any(levels).padEnd(5);
    return ` ${level} [${this.any(services)}-${this.upTo(64)}] ${this.any(loggers)} - ${this.message()}\n`;
  }

  private jsonTail(): string {
    const fields = {
      level: this.any(levels).toLowerCase(),
      service: this.any(services),
      msg: this.message(),
    };
    return `",${JSON.stringify(fields).slice(1)}\n`;
  }

  private trace(): string {
    const frames = Array.from(
      { length: 4 + this.upTo(35) },
      (_, depth) => `\tat com.shop.Layer${depth}.call${this.upTo(9)}(Layer${depth}.java:${this.upTo(900)})\n`,
    );
    return ` ERROR [payments-1] c.shop.web.Handler - request failed\njava.sql.SQLException: no connection\n${frames.join('')}`;
  }
}

/** Writes a log of plain and JSON lines with stack traces, and says exactly which of its bytes belong to ten minutes. */
export async function generate(path: string, options: GenerateOptions): Promise<GeneratedLog> {
  const random = randomNumbers(7);
  const pools = new Pools(random);
  const hash = createHash('sha256');
  const found = { records: 0, windowRecords: 0, windowBytes: 0, from: -1, to: 0 };
  const file = await open(path, 'w');
  let position = 0;
  let parts: string[] = [];
  let partsLength = 0;
  while (position < options.bytes) {
    const place = start + Math.floor((dayMs * position) / options.bytes);
    const time = random() < options.disorder ? place - 50 - Math.floor(random() * 4950) : place;
    const text = recordText(time, pools, random);
    // Every character written is ASCII, so that characters are bytes.
    if (time >= window.from && time <= window.to) {
      hash.update(text);
      found.windowRecords += 1;
      found.windowBytes += text.length;
      if (found.from === -1) found.from = position;
      found.to = position + text.length;
    }
    found.records += 1;
    position += text.length;
    parts.push(text);
    partsLength += text.length;
    if (partsLength < 4e6) continue;
    await file.write(parts.join(''));
    parts = [];
    partsLength = 0;
  }
  await file.write(parts.join(''));
  await file.close();
  return { path, bytes: position, window, ...found, sha256: hash.digest('hex') };
}

let stampedSecond = -1;
let stamp = '';

function recordText(time: number, pools: Pools, random: () => number): string {
  const second = Math.floor(time / 1000);
  if (second !== stampedSecond) {
    stampedSecond = second;
    stamp = new Date(second * 1000).toISOString().slice(0, 19);
  }
  const fraction = String(time % 1000).padStart(3, '0');
  const pick = Math.floor(random() * poolSize);
  if (random() < traceShare)
    return `${plainStamp()}.${fraction}${pools.traces[pick % pools.traces.length] ?? ''}`;
  if (pick % 3 === 0) return `{"ts":"${stamp}.${fraction}Z${pools.json[pick] ?? ''}`;
  return `${plainStamp()}.${fraction}${pools.plain[pick] ?? ''}`;
}

function plainStamp(): string {
  return stamp.replace('T', ' ');
}
