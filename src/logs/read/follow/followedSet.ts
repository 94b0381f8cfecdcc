import { FileTail, type TailPlace } from './fileTail.ts';
import {
  closeAll,
  liveIdentity,
  livePath,
  openSet,
  rotationSet,
  type OpenedSet,
  type RotationSet,
} from '../rotatedFolder.ts';

/** How far a log was followed: enough for a later run to go on without losing or repeating anything. */
export interface FollowPosition {
  readonly current: TailPlace;
  /** The file before the live one, to which its writer may still append. */
  readonly previous: TailPlace | undefined;
  /** Rotated files that had been dealt with (device and inode). */
  readonly dealtWith: readonly string[];
}

export type FollowEvent =
  | { readonly kind: 'waiting' | 'opened' | 'rotated' | 'truncated' | 'rewritten' | 'deleted' | 'polling' }
  | {
      /** The place where an earlier run ended is in no file any more: something may be missing. */
      readonly kind: 'position-lost';
    }
  | { readonly kind: 'unreadable'; readonly code: string };

/** Where bytes come from. */
export interface FollowedFrom {
  /** Names what the bytes are part of: another value means other content, not a continuation. */
  readonly content: string;
  /** Offset of the bytes in their file. */
  readonly offset: number;
}

export interface FollowListener {
  onBytes(bytes: Buffer, position: FollowPosition, from: FollowedFrom): void | Promise<void>;
  onEvent(event: FollowEvent): void;
}

/** A live log and the files it was rotated to, read in the order in which they were written. */
export class FollowedSet {
  private current: FileTail | undefined;
  /** Renamed away; its writer may hold it open for a while. */
  private previous: FileTail | undefined;
  private dealtWith = new Set<string>();
  private readonly pendingCopies = new Set<string>();
  private isMissing = false;
  private lastFailure: string | undefined;

  constructor(
    private readonly path: string,
    private readonly signal: AbortSignal,
    private readonly listener: FollowListener,
  ) {}

  async begin(start: 'end' | 'start' | FollowPosition): Promise<void> {
    await (typeof start === 'object' ? this.resume(start) : this.enter(start));
    if (this.current) this.listener.onEvent({ kind: 'opened' });
  }

  private async enter(start: 'end' | 'start'): Promise<void> {
    const around = await this.around();
    this.dealtWith = new Set(around.siblings.map(({ identity }) => identity));
    if (around.identity !== undefined) this.current = await this.tryOpen(await livePath(this.path));
    if (start === 'end') await this.current?.skipToEnd();
  }

  /** Delivers everything written since the last call, through any number of rotations. */
  async catchUp(): Promise<void> {
    let isMoving = true;
    while (isMoving && !this.signal.aborted) {
      await this.drainPrevious();
      isMoving = await this.step();
    }
  }

  async close(): Promise<void> {
    await this.current?.close();
    await this.previous?.close();
  }

  /** One look at the live file. True where it has to be looked at again. */
  private async step(): Promise<boolean> {
    const live = await liveIdentity(await livePath(this.path));
    if (this.current === undefined) return live === undefined ? this.waitForLive() : this.openLive();
    const result = await this.current.drain(this.deliver, this.signal, this.deliverUnreadCopies);
    if (result === 'stopped') return false;
    if (result !== 'at-end') return this.restart(this.current, result);
    if (live === undefined && !(await this.current.isLinked())) return this.letGo(this.current);
    return live === this.current.identity ? this.stay() : this.moveOn(this.current);
  }

  private async openLive(): Promise<boolean> {
    this.current = await this.tryOpen(await livePath(this.path));
    if (this.current === undefined) return false;
    this.isMissing = false;
    this.listener.onEvent({ kind: 'opened' });
    return true;
  }

  private stay(): false {
    this.isMissing = false;
    return false;
  }

  private miss(kind: 'waiting' | 'deleted'): false {
    if (!this.isMissing) this.listener.onEvent({ kind });
    this.isMissing = true;
    return false;
  }

  private async around(): Promise<RotationSet> {
    return rotationSet(await livePath(this.path));
  }

  private async openSet(): Promise<OpenedSet | undefined> {
    return openSet(await livePath(this.path), this.tryOpen);
  }

  /** Holding a file that has no name left would keep its space on the disk taken. */
  private async letGo(tail: FileTail): Promise<true> {
    this.miss('deleted');
    this.current = undefined;
    await tail.close();
    return true;
  }

  /** Files may have come and been rotated away before anybody looked. */
  private async waitForLive(): Promise<false> {
    const set = await this.openSet();
    if (set) {
      await this.deliverWhole(this.unread(set), set.live);
      await closeAll([...set.siblings, ...(set.live ? [set.live] : [])]);
    }
    return this.miss('waiting');
  }

  /** The path leads to another file: first the rest of this one, then what came between, then the new one. */
  private async moveOn(tail: FileTail): Promise<boolean> {
    const set = await this.openSet();
    if (set === undefined) return true;
    const place = set.siblings.findIndex(({ identity }) => identity === tail.identity);
    const between = place === -1 ? this.unread(set) : set.siblings.slice(place + 1);
    const next = set.live ?? between.pop();
    if (next === undefined || next.identity === tail.identity || !(await this.isDrained(tail))) {
      await closeAll([...set.siblings, ...(set.live ? [set.live] : [])]);
      return next === undefined ? this.miss('waiting') : !this.signal.aborted;
    }
    this.listener.onEvent({ kind: 'rotated' });
    await this.deliverWhole(between, next);
    this.dealWith(set);
    await closeAll(set.siblings.filter((sibling) => sibling !== next));
    await this.previous?.close();
    this.previous = tail;
    this.current = next;
    this.isMissing = false;
    return true;
  }

  private async isDrained(tail: FileTail): Promise<boolean> {
    return (await tail.drain(this.deliver, this.signal)) === 'at-end';
  }

  /** The content was cut or replaced: what was not read of the old one may be in a copy. */
  private async restart(tail: FileTail, kind: 'truncated' | 'rewritten'): Promise<boolean> {
    const set = await this.openSet();
    if (set === undefined) return true;
    this.listener.onEvent({ kind });
    const older = olderThan(tail, set) ?? set;
    if (!(await this.deliverFromCopy(tail.place, older, tail))) {
      await this.deliverWhole(this.unread(older), set.live);
    }
    this.dealWith(older);
    await closeAll([...set.siblings, ...(set.live ? [set.live] : [])]);
    tail.restart();
    return true;
  }

  /** A file that was copied and cut before its first byte was read left all of it in the copy. */
  private readonly deliverUnreadCopies = async (tail: FileTail): Promise<boolean> => {
    const { siblings } = await this.around();
    if (siblings.every(({ identity }) => this.dealtWith.has(identity))) return false;
    const set = await this.openSet();
    if (set === undefined) return false;
    const older = olderThan(tail, set);
    const delivered = older ? await this.deliverWhole(this.unread(older), tail) : 0;
    await closeAll([...set.siblings, ...(set.live ? [set.live] : [])]);
    return delivered > 0;
  };

  /** Finds the newest rotated file into which the place was copied, delivers its rest and all newer ones. */
  private async deliverFromCopy(place: TailPlace, set: OpenedSet, origin?: FileTail): Promise<boolean> {
    for (const [index, copy] of [...set.siblings.entries()].reverse()) {
      if (place.offset === 0 || copy.identity === place.identity || !(await copy.seek(place))) continue;
      if (origin) copy.content = origin.content;
      this.dealtWith.add(copy.identity);
      await copy.drain(this.deliver, this.signal);
      await this.deliverWhole(set.siblings.slice(index + 1), set.live);
      return true;
    }
    return false;
  }

  /**
   * Delivers files unless they are copies of what the live one still holds: those are left for when it is cut before it
   * was read. Returns how many it delivered.
   */
  private async deliverWhole(tails: readonly FileTail[], live: FileTail | undefined): Promise<number> {
    const delivered: FileTail[] = [];
    this.pendingCopies.clear();
    for (const tail of tails) {
      if (live && (await tail.isBeginningOf(live))) {
        this.pendingCopies.add(tail.identity);
        continue;
      }
      this.dealtWith.add(tail.identity);
      await tail.drain(this.deliver, this.signal);
      delivered.push(tail);
    }
    return delivered.length;
  }

  private unread(set: OpenedSet): FileTail[] {
    return set.siblings.filter(
      ({ identity }) => !this.dealtWith.has(identity) && identity !== this.current?.identity,
    );
  }

  private dealWith({ siblings }: OpenedSet): void {
    const identities = siblings.map(({ identity }) => identity);
    this.dealtWith = new Set(identities.filter((identity) => !this.pendingCopies.has(identity)));
  }

  private async drainPrevious(): Promise<void> {
    if (this.previous === undefined) return;
    const result = await this.previous.drain(this.deliver, this.signal);
    if (result === 'stopped' || (result === 'at-end' && (await this.previous.isLinked()))) return;
    await this.previous.close();
    this.previous = undefined;
  }

  private async resume(position: FollowPosition): Promise<void> {
    this.dealtWith = new Set(position.dealtWith);
    if (await this.takeUp(position)) return;
    // A copy is whole before the log is cut, so a set that is listed after the place was missed holds it.
    const set = await this.openSet();
    if (set === undefined) return;
    if (!(await this.deliverFromCopy(position.current, set))) {
      this.listener.onEvent({ kind: 'position-lost' });
      await this.deliverWhole(this.unread(set), set.live);
    }
    this.dealWith(set);
    this.current = set.live;
    await closeAll(set.siblings);
  }

  /** Goes on in the files of an earlier run; false where what it read last is in its file no more. */
  private async takeUp({ current, previous }: FollowPosition): Promise<boolean> {
    const set = await this.openSet();
    const tails = set === undefined ? [] : [...set.siblings, ...(set.live ? [set.live] : [])];
    const find = async (place: TailPlace | undefined) => {
      const tail = tails.find(({ identity }) => identity === place?.identity);
      return place && tail && (await tail.seek(place)) ? tail : undefined;
    };
    this.previous = await find(previous);
    this.current = await find(current);
    await closeAll(tails.filter((tail) => tail !== this.current && tail !== this.previous));
    return this.current !== undefined;
  }

  private readonly tryOpen = async (path: string): Promise<FileTail | undefined> => {
    try {
      const tail = await FileTail.open(path);
      this.lastFailure = undefined;
      return tail;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
      if (code !== 'ENOENT' && code !== this.lastFailure) this.listener.onEvent({ kind: 'unreadable', code });
      this.lastFailure = code;
      return undefined;
    }
  };

  private readonly deliver = async (bytes: Buffer, tail: FileTail): Promise<void> => {
    const isPrevious = tail === this.previous;
    const position = {
      current: (isPrevious ? (this.current ?? tail) : tail).place,
      previous: this.previous?.place,
      dealtWith: [...this.dealtWith],
    };
    await this.listener.onBytes(bytes, position, {
      content: tail.content,
      offset: tail.offset - bytes.length,
    });
  };
}

/** Where the file was rotated meanwhile, what is newer than it is told after it. Undefined where it has no name left. */
function olderThan(tail: FileTail, { live, siblings }: OpenedSet): OpenedSet | undefined {
  if (live?.identity === tail.identity) return { live, siblings };
  const place = siblings.findIndex(({ identity }) => identity === tail.identity);
  return place === -1 ? undefined : { live, siblings: siblings.slice(0, place) };
}
