import { Disposable } from './disposable.ts';
import { Emitter } from './emitter.ts';

export type LogsView = { readonly kind: 'idle' };

export class LogDesk extends Disposable {
  private readonly changed = this.own(new Emitter<LogsView>());
  readonly onDidChange = this.changed.event;

  constructor(_deps: unknown) {
    super();
  }

  evidence(_incident: string): { errors: readonly string[]; firstError: number | undefined } {
    return { errors: [], firstError: undefined };
  }
}
