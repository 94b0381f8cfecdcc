import type { Disposes } from './disposable.ts';

export type Listen<Value> = (listener: (value: Value) => void) => Disposes;

/** Tells its listeners, in the order they came. One that throws keeps neither the others nor the teller from going on. */
export class Emitter<Value> implements Disposes {
  private readonly listeners = new Set<(value: Value) => void>();

  readonly event: Listen<Value> = (listener) => {
    // Wrapped, so that one function listening twice is told twice and leaves once.
    const entry = (value: Value) => listener(value);
    this.listeners.add(entry);
    return { dispose: () => this.listeners.delete(entry) };
  };

  fire(value: Value): void {
    for (const listener of [...this.listeners]) {
      try {
        listener(value);
      } catch (error) {
        // What was recorded is recorded: a view that fails must not make it look otherwise.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  dispose(): void {
    this.listeners.clear();
  }
}
