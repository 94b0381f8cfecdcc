/** Finds where a stamp starts in a line's bytes; -1 where the line isn't of the kind. */
export interface StampPlace {
  readonly key: string;
  find(bytes: Uint8Array, start: number, end: number): number;
}

/** After fixed bytes at the line's start; letters of a glog level vary. */
export function headPlace(prefix: string): StampPlace {
  const head = Uint8Array.from(Buffer.from(prefix, 'latin1'));
  const isLetter = /^[A-Z]$/.test(prefix);
  return {
    key: `head:${isLetter ? 'A' : prefix}`,
    find: (bytes, start, end) => {
      if (start + head.length > end) return -1;
      for (let i = 0; i < head.length; i += 1) {
        const byte = bytes[start + i] ?? 0;
        if (isLetter ? byte < 65 || byte > 90 : byte !== head[i]) return -1;
      }
      return start + head.length;
    },
  };
}

/** Right after the n-th occurrence of some bytes, from 1, in lines that don't start with a blank. */
export function anchorPlace(anchor: string, nth: number): StampPlace {
  const wanted = Uint8Array.from(Buffer.from(anchor, 'latin1'));
  const [first = 0] = wanted;
  return {
    key: `anchor:${anchor}:${nth}`,
    find: (bytes, start, end) => {
      if (bytes[start] === 32 || bytes[start] === 9) return -1;
      const last = Math.min(end, start + 2048) - wanted.length;
      let left = nth;
      for (let at = start; at <= last; at += 1) {
        if (bytes[at] !== first || !matches(bytes, at, wanted)) continue;
        left -= 1;
        if (left === 0) return at + wanted.length;
        at += wanted.length - 1;
      }
      return -1;
    },
  };
}

function matches(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 1; i < wanted.length; i += 1) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

const quote = 34;
const backslash = 92;

/** The end of a JSON string whose first byte after its quote is `from`: the place of its closing quote. */
function stringEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

function isKey(bytes: Uint8Array, from: number, to: number, key: Uint8Array): boolean {
  if (to - from !== key.length) return false;
  for (let i = 0; i < key.length; i += 1) if (bytes[from + i] !== key[i]) return false;
  return true;
}

function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] === 32) at += 1;
  return at;
}

/** Where the value of a key of the outermost object starts, its opening quote included; -1 where there is none. */
export function valueOfKey(bytes: Uint8Array, start: number, end: number, key: Uint8Array): number {
  if (bytes[start] !== 123) return -1;
  let depth = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === 123 || byte === 91) depth += 1;
    else if (byte === 125 || byte === 93) depth -= 1;
    else if (byte === quote) {
      const close = stringEnd(bytes, at + 1, end);
      if (depth === 1 && isKey(bytes, at + 1, close, key)) {
        const colon = skipBlanks(bytes, close + 1, end);
        if (bytes[colon] === 58) return skipBlanks(bytes, colon + 1, end);
      }
      at = close;
    }
  }
  return -1;
}

/** The value of a key of an object that starts the line. */
export function jsonPlace(name: string): StampPlace {
  const key = Uint8Array.from(Buffer.from(name, 'utf8'));
  return {
    key: `json:${name}`,
    find: (bytes, start, end) => {
      // A torn object is read as text.
      const last = bytes[end - 1] === 13 ? end - 2 : end - 1;
      if (bytes[last] !== 125) return -1;
      const value = valueOfKey(bytes, start, end, key);
      return value >= 0 && bytes[value] === quote ? value + 1 : value;
    },
  };
}
