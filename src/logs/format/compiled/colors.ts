const escape = 27;
const longestPlain = 64 * 1024;

/** A line's bytes without the colors and other CSI sequences of ECMA-48 that a terminal would take. Reused by the next line. */
export class PlainLine {
  readonly bytes = Buffer.alloc(longestPlain);
  length = 0;

  /** False where the line is too long, or holds an escape of another kind: it is to be read as text. */
  take(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start > longestPlain) return false;
    let to = 0;
    for (let at = start; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte !== escape) {
        this.bytes[to] = byte;
        to += 1;
        continue;
      }
      if (bytes[at + 1] !== 91) return false;
      at += 2;
      while (at < end && !isFinal(bytes[at] ?? 0)) at += 1;
    }
    this.length = to;
    return true;
  }
}

/** `@` to `~` end a sequence. */
function isFinal(byte: number): boolean {
  return byte >= 64 && byte <= 126;
}
