export interface Disposes {
  dispose(): void;
}

/** Owns what must be released. What is registered after disposal is released at once. */
export class Disposable implements Disposes {
  private readonly owned: Disposes[] = [];
  private disposed = false;

  protected own<Owned extends Disposes>(owned: Owned): Owned {
    if (this.disposed) owned.dispose();
    else this.owned.push(owned);
    return owned;
  }

  protected get isDisposed(): boolean {
    return this.disposed;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    for (const owned of this.owned.splice(0).reverse()) owned.dispose();
  }
}

/** A child that is replaced now and then; the one before is released. */
export class Replaceable<Owned extends Disposes> implements Disposes {
  private current: Owned | undefined;

  get value(): Owned | undefined {
    return this.current;
  }

  set value(next: Owned | undefined) {
    const before = this.current;
    this.current = next;
    before?.dispose();
  }

  dispose(): void {
    this.value = undefined;
  }
}
