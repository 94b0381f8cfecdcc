import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Disposable } from '../session/disposable.ts';
import type { IncidentState } from '../session/incidents.ts';
import type { LogSources } from '../session/logs/logSources.ts';
import { ContextKey } from './contextKeys.ts';

/** Live lines of an incident's logs in an output channel of language `log`. One following at a time. */
export class LiveLogs extends Disposable {
  private readonly following = new ContextKey<boolean>('sitrep.following');
  private channel: vscode.OutputChannel | undefined;
  private running: AbortController | undefined;

  constructor(private readonly sources: LogSources) {
    super();
    this.own({ dispose: () => this.stop() });
  }

  /** False where the incident has no such source that can be followed. */
  async start(state: IncidentState, label: string | undefined): Promise<boolean> {
    this.stop();
    const running = new AbortController();
    this.running = running;
    this.channel ??= this.own(vscode.window.createOutputChannel(l10n.t('Incident Logs'), 'log'));
    const { channel } = this;
    let labels: readonly string[] = [];
    try {
      return await this.sources.follow(state, {
        signal: running.signal,
        ...(label === undefined ? {} : { label }),
        onSources: (sources) => {
          channel.show(true);
          this.following.set(true);
          labels = sources.length > 1 ? sources.map((source) => `[${source.label}] `) : [];
        },
        onRecord: ({ source, text }) => channel.appendLine(`${labels[source] ?? ''}${text}`),
      });
    } finally {
      running.abort();
      if (this.running === running) this.stop();
    }
  }

  stop(): void {
    this.running?.abort();
    this.running = undefined;
    this.following.set(false);
  }
}
