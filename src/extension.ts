import type * as vscode from 'vscode';
import { watchStore } from './journal/watch.ts';
import { endWindow } from './process/lifetime.ts';
import { Current } from './session/current.ts';
import { Homes } from './session/homes.ts';
import { Incidents } from './session/incidents.ts';
import { LazyActivation } from './workbench/lazyActivation.ts';
import { readHostServices } from './workbench/hostServices.ts';
import { watchOrLook } from './workbench/watching.ts';

/**
 * Puts the rooms together as far as a window without an incident needs them; `services.ts` does the rest.
 * Nothing is awaited here: stores are read after activation.
 */
export function activate(context: vscode.ExtensionContext): void {
  const host = readHostServices(context);
  const { globalRoot, now, report } = host;
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
  const current = own(new Current(incidents, host.currentMemory));
  const parts = { host, incidents, homes, current };
  own(
    new LazyActivation(parts, async () => {
      const { OpenServices } = await import('./services.ts');
      return () => new OpenServices(parts);
    }),
  );
}
