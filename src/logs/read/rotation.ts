/** What a file's name says about its place in a set of rotated logs. */
export interface RotatedName {
  /** Name of the set: that of the live file in most schemes, such as `app.log`. */
  readonly set: string;
  /** Digits of a date in the name, with whatever time follows it; empty where there is none. */
  readonly stamp: string;
  /** Number in the name: 0 where there is none, which is the live file. */
  readonly index: number;
  readonly isCompressed: boolean;
}

export interface RotatedFile {
  readonly name: string;
  /** ms since the epoch. */
  readonly mtime: number;
}

const packed = /\.(?:gz|zst|bz2|xz|zip|lz4|z)$/i;
const date = String.raw`(?:19|20)\d\d-?[01]\d-?[0-3]\d(?:[-_T.]?\d\d(?:[-_:h.]?\d\d){0,2})?(?!\d)|1\d{9}(?!\d)`;
/** `app.log-20261122`, `app-2026-11-22.log`, `app.log.2026-11-22_10.1`; logrotate's `dateformat -%s` gives epoch seconds. */
const dated = new RegExp(String.raw`^(.*?)[-._](${date})(?:[-._](\d{1,4}))?(\.[A-Za-z]\w*)?$`);
/** `app.log.1`, `app.1.log`. */
const numbered = /^(.*?)\.(\d{1,4})(\.[A-Za-z]\w*)?$/;
const previous = /^(.*\.\w+)\.(?:old|bak|prev|previous)$/i;

/** Reads a file name by the schemes of logrotate, log4j, logback, Python's logging and cronolog. */
export function rotatedName(name: string): RotatedName {
  const isCompressed = packed.test(name);
  const plain = name.replace(packed, '');
  const byDate = dated.exec(plain);
  if (byDate) {
    const [, head = '', stamp = '', index = '0', extension = ''] = byDate;
    return { set: head + extension, stamp: stamp.replace(/\D/g, ''), index: Number(index), isCompressed };
  }
  const byNumber = numbered.exec(plain);
  if (byNumber) {
    const [, head = '', index = '0', extension = ''] = byNumber;
    return { set: head + extension, stamp: '', index: Number(index), isCompressed };
  }
  const old = previous.exec(plain);
  if (old) return { set: old[1] ?? plain, stamp: '', index: 1, isCompressed };
  return { set: plain, stamp: '', index: 0, isCompressed };
}

/**
 * Sorts the files of one set, oldest first: dated ones by date, numbered ones by falling number, the live file last.
 * Some writers count upwards; then the modification times contradict every falling pair, and the numbers rise.
 */
export function oldestFirst<File extends RotatedFile>(files: readonly File[]): File[] {
  const keyed = files.map((file) => ({ file, key: rotatedName(file.name) }));
  const rising = countsUpwards(keyed.map(({ file, key }) => ({ index: key.index, mtime: file.mtime })));
  return keyed
    .sort((a, b) => compareStamps(a.key, b.key) || indexOrder(a.key.index, b.key.index, rising))
    .map(({ file }) => file);
}

/** A file without a date is the live one beside dated ones. */
function compareStamps(a: RotatedName, b: RotatedName): number {
  if (a.stamp === b.stamp) return 0;
  if (a.stamp === '') return 1;
  if (b.stamp === '') return -1;
  const length = Math.max(a.stamp.length, b.stamp.length);
  return a.stamp.padEnd(length, '0') < b.stamp.padEnd(length, '0') ? -1 : 1;
}

function indexOrder(a: number, b: number, rising: boolean): number {
  if (rising && a !== 0 && b !== 0) return a - b;
  return b - a;
}

/** Copies made in one go say nothing about the order of what they hold. */
const clearlyLaterMs = 1000;

function countsUpwards(files: readonly { index: number; mtime: number }[]): boolean {
  const numbers = files.filter(({ index }) => index > 0).sort((a, b) => a.index - b.index);
  return (
    numbers.length > 1 &&
    numbers.every((file, place) => {
      const next = numbers[place + 1];
      return next === undefined || file.mtime + clearlyLaterMs < next.mtime;
    })
  );
}
