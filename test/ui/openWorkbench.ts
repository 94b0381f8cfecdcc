import path from 'node:path';
import { openBrowser, workbenchAddress } from '../vscode/browser.ts';
import { projectRoot } from '../vscode/install.ts';
import { removeFolder, temporaryFolder } from '../vscode/lifetime.ts';
import { startServer, type ServerOptions } from '../vscode/server.ts';
import { findVersion, latest } from '../vscode/versions.ts';
import { setOffset } from './clock.ts';
import { Workbench } from './workbench.ts';

export interface WorkbenchOptions {
  /** Absolute; an empty window without one. */
  readonly folder?: string;
  /**
   * Extension in development; without one the folder that `SITREP_EXTENSION` names, else the project itself; none at
   * all where a `vsix` is given.
   */
  readonly extension?: string;
  /** A packaged extension to install instead. */
  readonly vsix?: string;
  /** As `--vscode` takes it; without one what `SITREP_VSCODE` names, else the newest. */
  readonly vscode?: string;
  /** False opens the folder in restricted mode. */
  readonly trusted?: boolean;
  /** The browser's language, as in `uk-UA`. */
  readonly locale?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
  readonly width?: number;
  readonly height?: number;
}

const built = process.env['SITREP_EXTENSION'] ?? projectRoot;

/** Starts a VS Code of its own with one window and waits until the workbench is restored. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const version = findVersion(options.vscode ?? process.env['SITREP_VSCODE'] ?? latest);
  if (version === undefined) throw new RangeError(`No VS Code ${String(options.vscode)}`);
  const clockFolder = temporaryFolder('clock');
  const clockFile = path.join(clockFolder, 'clock.json');
  setOffset(clockFile, 0);
  const serverOptions: ServerOptions = {
    version,
    trusted: options.trusted ?? true,
    env: { SITREP_TEST_CLOCK: clockFile, ...options.env },
    // A remote window asks for the reader's zone once; most tests are about something else.
    settings: { 'sitrep.timeZone': 'UTC', ...options.settings },
    ...(options.vsix === undefined ? {} : { vsix: options.vsix }),
  };
  let server = await startServer(serverOptions);
  const { browser, page } = await openBrowser(options);
  const release = async (): Promise<void> => {
    await browser.close();
    await server.stop();
    removeFolder(clockFolder);
  };
  const developed = options.vsix === undefined ? (options.extension ?? built) : undefined;
  const addressOf = (folder: string | undefined): string =>
    workbenchAddress({ port: server.port, folder, extension: developed });
  const restart = async (): Promise<void> => {
    await server.kill();
    server = await startServer({ ...serverOptions, dataFolder: server.dataFolder });
  };
  const address = (): string => addressOf(options.folder);
  const output = (): string => server.output();
  const { dataFolder } = server;
  const workbench = new Workbench(page, {
    address,
    addressOf,
    clockFile,
    release,
    restart,
    output,
    dataFolder,
  });
  try {
    await workbench.load(options.trusted ?? true);
  } catch (error) {
    await workbench.keepTraces('workbench-did-not-load');
    await release();
    throw error;
  }
  return workbench;
}

/** Runs `use` with a workbench that is closed afterwards; a failure leaves a picture. */
export async function withWorkbench(
  options: WorkbenchOptions & { readonly name: string },
  use: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const workbench = await openWorkbench(options);
  try {
    await use(workbench);
  } catch (error) {
    await workbench.keepTraces(options.name);
    throw error;
  } finally {
    await workbench.close();
  }
}
