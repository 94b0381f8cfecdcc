import * as vscode from 'vscode';
import { Disposable } from '../session/disposable.ts';
import { commandTable, type CommandModule } from './commandTable.ts';
import type { Services } from './services.ts';

/** Registers every command at once; the code of one is loaded when it first runs. */
export class Commands extends Disposable {
  constructor(
    private readonly open: () => Promise<Services>,
    private readonly log: vscode.LogOutputChannel,
    private readonly titleOf: (id: string) => string,
  ) {
    super();
    for (const [id, load] of Object.entries<() => Promise<CommandModule>>(commandTable)) {
      this.own(
        vscode.commands.registerCommand(id, (argument?: unknown, more?: unknown) =>
          this.run(id, load, argument, more),
        ),
      );
    }
  }

  private async run(
    id: string,
    load: () => Promise<CommandModule>,
    argument: unknown,
    more: unknown,
  ): Promise<void> {
    try {
      const [command, services] = await Promise.all([load(), this.open()]);
      await services.ready();
      await command.run(services, argument, more);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      this.log.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const { tellFailure } = await import('./failures.ts');
      await tellFailure(error, { command: this.titleOf(id), log: this.log });
    }
  }
}
