import * as vscode from 'vscode';
import { Disposable } from '../session/disposable.ts';
import { isOwed } from '../incident/status.ts';
import { isGivenAway, isMine } from '../session/mine.ts';
import type { Services } from './services.ts';

/** One `when` clause key; told to VS Code only when its value changes. */
export class ContextKey<Value extends string | boolean> {
  private value: Value | undefined;

  constructor(private readonly name: string) {}

  set(value: Value | undefined): void {
    if (value === this.value) return;
    this.value = value;
    void vscode.commands.executeCommand('setContext', this.name, value);
  }
}

/** Keeps the keys that decide which commands and welcome texts show. */
export class IncidentKeys extends Disposable {
  private readonly loaded = new ContextKey<boolean>('sitrep.loaded');
  private readonly hasIncidents = new ContextKey<boolean>('sitrep.hasIncidents');
  private readonly hasCurrent = new ContextKey<boolean>('sitrep.hasCurrent');
  private readonly state = new ContextKey<string>('sitrep.state');
  private readonly mine = new ContextKey<boolean>('sitrep.mine');
  private readonly owed = new ContextKey<boolean>('sitrep.owed');
  private readonly givenAway = new ContextKey<boolean>('sitrep.givenAway');

  constructor(private readonly services: Pick<Services, 'incidents' | 'current'>) {
    super();
    this.own(services.incidents.onDidChange(() => this.update()));
    this.own(services.current.onDidChange(() => this.update()));
    this.update();
  }

  private update(): void {
    const current = this.services.current.state;
    this.loaded.set(this.services.incidents.isLoaded);
    this.hasIncidents.set(this.services.incidents.all().length > 0);
    this.hasCurrent.set(current !== undefined);
    this.state.set(current?.incident.status);
    this.mine.set(current !== undefined && isMine(current));
    this.owed.set(current !== undefined && isOwed(current.incident));
    this.givenAway.set(current !== undefined && isGivenAway(current));
  }
}
