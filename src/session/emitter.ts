import type { Disposes } from './disposable.ts';

export type Listen<Value> = (listener: (value: Value) => void) => Disposes;

/** Tells its listeners, in the order they came. */
export class Emitter<Value> implements Disposes {
  private readonly listeners = new Set<(value: Value) => void>();

  readonly event: Listen<Value> = (listener) => {
    // Wrapped, so that one function listening twice is told twice and leaves once.
    const entry = (value: Value) => listener(value);
    this.listeners.add(entry);
    return { dispose: () => this.listeners.delete(entry) };
  };

  fire(value: Value): void {
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
