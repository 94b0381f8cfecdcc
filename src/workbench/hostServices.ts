import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Language } from '../time/instants.ts';
import type { ConsentMemory, ConsentQuestion } from '../process/consent.ts';
import { settableClock, systemClock } from '../session/clock.ts';
import type { CurrentMemory } from '../session/current.ts';
import type { SetTimer } from '../session/promiseClock.ts';
import { askConsent, consentMemory } from './consent.ts';
import { EditorDocuments } from './documents/editorDocuments.ts';
import { readerLanguage } from './language.ts';
import { mediaReader } from './media.ts';
import { settingsFolder } from './settingsFolder.ts';
import { settingText, settingTexts } from './settingValues.ts';
import { watchFolderTree } from './watching.ts';

/** What VS Code gives the rooms that don't know it. */
export interface HostServices {
  readonly log: vscode.LogOutputChannel;
  /** Writes a failure of something to the log. */
  readonly report: (what: string) => (error: unknown) => void;
  /** Now, ms since the epoch. */
  readonly now: () => number;
  readonly memento: vscode.Memento;
  readonly currentMemory: CurrentMemory;
  /** The extension's global storage. */
  readonly globalRoot: string;
  readonly readMedia: (path: string) => Promise<string | undefined>;
  readonly zone: () => string;
  readonly language: () => Language;
  readonly isTrusted: () => boolean;
  readonly setTimer: SetTimer;
  readonly watch: typeof watchFolderTree;
  readonly documents: EditorDocuments;
  /** Names of log files from the person's settings. */
  readonly logFiles: (folder: string) => readonly string[];
  readonly consentMemory: ConsentMemory;
  readonly askConsent: (question: ConsentQuestion) => Promise<boolean>;
  /** A command's title as the palette shows it, in the display language. */
  readonly commandTitle: (id: string) => string;
}

const currentKey = 'currentIncident';

/** Reads nothing but settings and paths: nothing is awaited at activation. */
export function readHostServices(context: vscode.ExtensionContext): HostServices {
  const log = vscode.window.createOutputChannel('Sitrep', { log: true });
  context.subscriptions.push(log);
  const globalRoot = context.globalStorageUri.fsPath;
  return {
    log,
    report: (what) => (error) => log.error(`${what}: ${String(error)}`),
    now: clockOf(context),
    memento: context.globalState,
    currentMemory: {
      get: () => context.workspaceState.get<string>(currentKey),
      set: (id) => void context.workspaceState.update(currentKey, id),
    },
    globalRoot,
    readMedia: mediaReader(context.extensionPath),
    zone: readerZone,
    language: readerLanguage,
    isTrusted: () => vscode.workspace.isTrusted,
    setTimer: (callback, delay) => {
      const timer = setTimeout(callback, delay);
      return { dispose: () => clearTimeout(timer) };
    },
    watch: watchFolderTree,
    documents: new EditorDocuments(),
    logFiles: (folder) =>
      settingTexts(vscode.workspace.getConfiguration('sitrep', settingsFolder(folder)).get('logFiles')),
    consentMemory: consentMemory(context),
    askConsent,
    commandTitle: (id) => commandTitle(context.extension.packageJSON, id),
  };
}

/** A test may set the clock; never in production. */
function clockOf(context: vscode.ExtensionContext): () => number {
  const file = process.env['SITREP_TEST_CLOCK'];
  if (file === undefined || context.extensionMode === vscode.ExtensionMode.Production) return systemClock;
  return settableClock(file);
}

function readerZone(): string {
  const chosen = settingText(vscode.workspace.getConfiguration('sitrep').get('timeZone'));
  if (chosen === '') return Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: chosen }).resolvedOptions().timeZone;
  } catch {
    return Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}

const manifest = v.object({
  contributes: v.object({ commands: v.array(v.object({ command: v.string(), title: v.string() })) }),
});

/** VS Code has put the manifest's words into the display language. */
function commandTitle(packageJson: unknown, id: string): string {
  const read = v.safeParse(manifest, packageJson);
  const command = read.success && read.output.contributes.commands.find((one) => one.command === id);
  return command ? command.title : id;
}
