import type * as vscode from 'vscode';
import { watchStore } from './journal/watch.ts';
import { endWindow } from './process/lifetime.ts';
import { Current } from './session/current.ts';
import { Homes } from './session/homes.ts';
import { Incidents } from './session/incidents.ts';
import { Standby } from './workbench/standby.ts';
import { readSurroundings } from './workbench/surroundings.ts';
import { watchOrLook } from './workbench/watching.ts';

/**
 * Puts the rooms together as far as a window without an incident needs them; `desk.ts` does the rest.
 * Nothing is awaited here: stores are read after activation.
 */
export function activate(context: vscode.ExtensionContext): void {
  const surroundings = readSurroundings(context);
  const { globalRoot, now, report } = surroundings;
  const own = <Owned extends vscode.Disposable>(owned: Owned): Owned => {
    context.subscriptions.push(owned);
    return owned;
  };
  own({ dispose: endWindow });
  const incidents = own(
    new Incidents({
      watch: ({ root }, onChange) =>
        watchOrLook((onFailure) => watchStore(root, { onChange, onFailure }), {
          report: report('watching'),
          look: () => onChange(undefined),
        }),
      onFailure: (incident, error) => report(incident)(error),
    }),
  );
  const homes = new Homes(incidents, { storage: globalRoot, now, env: process.env });
  const current = own(new Current(incidents, surroundings.currentMemory));
  const parts = { surroundings, incidents, homes, current };
  own(
    new Standby(parts, async () => {
      const { OpenDesk } = await import('./desk.ts');
      return () => new OpenDesk(parts);
    }),
  );
}
