import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from '../session/disposable.ts';
import { commandTable, type CommandModule } from './commandTable.ts';
import type { Desk } from './desk.ts';
import { failureSentence } from './failures.ts';

/** Registers every command at once; the code of one is loaded when it first runs. */
export class Commands extends Disposable {
  constructor(private readonly desk: Desk) {
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
      const [command] = await Promise.all([load(), this.desk.ready()]);
      await command.run(this.desk, argument, more);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      this.desk.log.error(
        `${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      const showLog = l10n.t('Show Log');
      const picked = await vscode.window.showErrorMessage(failureSentence(error), showLog);
      if (picked === showLog) this.desk.log.show();
    }
  }
}
