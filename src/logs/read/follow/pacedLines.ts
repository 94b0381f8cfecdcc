import { TimeSlice } from '../../../limits/timeSlice.ts';
import type { LineSink, LineSplitter } from '../lines.ts';

/** ms of parsing at a time, and bytes of which the first piece and the smallest are made. */
const longestMs = 10;
const firstBytes = 4096;
const fewestBytes = 1024;
const mostBytes = 1024 * 1024;

/**
 * Hands chunks to a line splitter in pieces that are parsed within a slice of time: soon whole ones for most logs,
 * small ones where lines are so short, or so odd, that a chunk would hold up the event loop.
 */
export class PacedLines {
  private pieceBytes = firstBytes;
  private readonly slice = new TimeSlice();

  constructor(private readonly lines: LineSplitter) {}

  async push(chunk: Buffer, sink: LineSink): Promise<void> {
    for (let from = 0; from < chunk.length;) {
      const piece = chunk.subarray(from, from + this.pieceBytes);
      const began = performance.now();
      this.lines.push(piece, sink);
      const isSlow = performance.now() - began > longestMs;
      this.pieceBytes = isSlow
        ? Math.max(fewestBytes, piece.length >> 2)
        : Math.min(this.pieceBytes * 2, mostBytes);
      from += piece.length;
      if (this.slice.isSpent()) await this.slice.yield();
    }
  }
}
