const headKept = 64 * 1024;
const tailKept = 192 * 1024;

/** Keeps the first 64 KiB and the last 192 KiB of an output, and how much lay between. */
export class OutputKeeper {
  private head: Buffer = Buffer.alloc(0);
  private tail: Buffer[] = [];
  private tailBytes = 0;
  private dropped = 0;

  add(chunk: Buffer): void {
    const room = headKept - this.head.length;
    if (room > 0) this.head = Buffer.concat([this.head, chunk.subarray(0, room)]);
    const rest = chunk.subarray(Math.max(0, room));
    if (rest.length === 0) return;
    this.tail.push(rest);
    this.tailBytes += rest.length;
    for (let first = this.tail[0]; first && this.tailBytes - first.length >= tailKept; first = this.tail[0]) {
      this.tail.shift();
      this.tailBytes -= first.length;
      this.dropped += first.length;
    }
  }

  /** Standard output, then standard error behind a line of its own. */
  text(stderr: string): string {
    const gap = this.dropped > 0 ? `\n[… ${this.dropped} bytes …]\n` : '';
    const out = this.head.toString('utf8') + gap + Buffer.concat(this.tail).toString('utf8');
    return stderr === '' ? out : `${out}${out === '' || out.endsWith('\n') ? '' : '\n'}[stderr]\n${stderr}`;
  }
}
