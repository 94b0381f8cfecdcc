import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, workbenchAddress } from '../vscode/browser.ts';
import { projectRoot } from '../vscode/install.ts';
import { removeFolder, temporaryFolder } from '../vscode/lifetime.ts';
import { startServer, type ServerOptions } from '../vscode/server.ts';
import { findVersion, latest } from '../vscode/versions.ts';

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

export interface ScreenshotOptions {
  /** `test-results` is git-ignored, `media` is for the README. */
  readonly into?: 'test-results' | 'media';
}

const built = process.env['SITREP_EXTENSION'] ?? projectRoot;

const opened = new Set<Workbench>();

/** The workbenches that are open now: what a failed test leaves a picture of. */
export function openWorkbenches(): readonly Workbench[] {
  return [...opened];
}

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
  opened.add(workbench);
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

function setOffset(file: string, offsetMs: number): void {
  writeFileSync(`${file}.new`, JSON.stringify({ offsetMs }));
  renameSync(`${file}.new`, file);
}

interface Running {
  readonly address: () => string;
  readonly addressOf: (folder: string | undefined) => string;
  readonly clockFile: string;
  readonly release: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly output: () => string;
  readonly dataFolder: string;
}

/** One VS Code window, driven by keyboard where a person would. Every wait ends with Playwright's own limit. */
export class Workbench {
  readonly page: Page;
  readonly #running: Running;

  constructor(page: Page, running: Running) {
    this.page = page;
    this.#running = running;
    page.setDefaultTimeout(20_000);
  }

  /** What the server printed. */
  get serverOutput(): string {
    return this.#running.output();
  }

  /** The server's: installed extensions, their global storage and logs lie under it. */
  get dataFolder(): string {
    return this.#running.dataFolder;
  }

  async load(trusted: boolean): Promise<void> {
    await this.page.goto(this.#running.address());
    await this.restored();
    if (!trusted) await this.statusBar('Restricted Mode').waitFor();
  }

  /** Opens another folder in this window; an empty window without one. */
  async open(folder: string | undefined): Promise<void> {
    await this.page.goto(this.#running.addressOf(folder));
    await this.restored();
  }

  /** A second window of the same VS Code. Ends with the first. */
  async newWindow(folder: string): Promise<Workbench> {
    const page = await this.page.context().browser()?.newPage({ viewport: this.page.viewportSize() });
    if (page === undefined) throw new Error('The browser is gone');
    const address = (): string => this.#running.addressOf(folder);
    const window = new Workbench(page, { ...this.#running, address, release: () => page.close() });
    await window.load(true);
    opened.add(window);
    page.once('close', () => opened.delete(window));
    return window;
  }

  /** As a person reloads the window: the extension host starts anew, storage stays. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.restored();
  }

  /** Waits until a page that was loaded, by us or by VS Code itself, is a workbench that takes keys. */
  async restored(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    for (const mark of ['code/didStartWorkbench', 'code/didLoadExtensions']) {
      await this.page.waitForFunction(`performance.getEntriesByName('${mark}').length > 0`);
    }
  }

  /** As a person turns to another program: the browser window and what has focus in it lose it. */
  async leaveWindow(): Promise<void> {
    await this.page.evaluate(`
      document.hasFocus = () => false;
      document.activeElement?.dispatchEvent(new FocusEvent('blur'));
      document.activeElement?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
      window.dispatchEvent(new FocusEvent('blur'));
    `);
  }

  async returnToWindow(): Promise<void> {
    await this.page.evaluate(`
      delete document.hasFocus;
      document.activeElement?.dispatchEvent(new FocusEvent('focus'));
      document.activeElement?.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      window.dispatchEvent(new FocusEvent('focus'));
    `);
  }

  async close(): Promise<void> {
    opened.delete(this);
    await this.#running.release();
  }

  /** Ends VS Code with every process of it, as a power cut would, and opens the window in a new one. */
  async crash(): Promise<void> {
    await this.#running.restart();
    await this.load(true);
  }

  /** Ends the extension hosts as a crash would. Returns how many there were. Linux only, as the server is. */
  killExtensionHosts(): number {
    const mark = `SITREP_TEST_CLOCK=${this.#running.clockFile}`;
    const hosts = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isExtensionHost(pid, mark));
    for (const pid of hosts) process.kill(Number(pid), 'SIGKILL');
    return hosts.length;
  }

  /** Shifts the extension's clock against the real one; it reads the file anew for every instant. */
  setClock(offsetMs: number): void {
    setOffset(this.#running.clockFile, offsetMs);
  }

  /** Runs a command from the palette by its full title, category included. */
  async run(title: string): Promise<void> {
    await this.find(title);
    if (!(await this.#enter())) await this.run(title);
  }

  /**
   * Opens the palette with this command as what Enter would run. The palette lists what could run when it was opened,
   * and closes when an editor takes the focus, so it is opened again while the command is not offered.
   */
  async find(title: string): Promise<void> {
    for (let opening = 0; opening < 4; opening++) {
      if (await this.#offers(title).then(always, never)) return;
      await this.press('Escape');
    }
    throw new Error(`The palette does not offer ${title}`);
  }

  async #offers(title: string): Promise<void> {
    await this.press('F1');
    await this.#input.fill(`>${title}`, { timeout: 5000 });
    await this.#picks.filter({ hasText: title }).first().waitFor({ timeout: 5000 });
  }

  /** Titles that the palette offers for what is typed. */
  async offered(text: string): Promise<string[]> {
    await this.press('F1');
    await this.#input.fill(`>${text}`);
    await this.page.locator('.quick-input-widget .quick-input-list').waitFor();
    const titles = await this.#picks.locator('.label-name').allInnerTexts();
    await this.press('Escape');
    return titles.map(plain);
  }

  /** Chooses a quick pick: waits for one that holds `text`, narrows the list to it, accepts. */
  async pick(text: string): Promise<void> {
    await this.#picks.filter({ hasText: text }).first().waitFor();
    await this.search(text);
  }

  /** Types into the open quick input, waits for a row that holds the text, accepts. */
  async search(text: string): Promise<void> {
    await this.#input.fill(text);
    await this.#picks.filter({ hasText: text }).first().waitFor();
    await this.enter();
  }

  /** Answers the input box whose prompt or title holds `prompt`, replacing what stands in it. */
  async answer(prompt: string | RegExp, text: string): Promise<void> {
    await this.prompt(prompt).waitFor();
    await this.#input.fill(text);
    await this.enter();
  }

  /** Takes what is offered first by the quick input whose prompt or title holds `prompt`. */
  async accept(prompt: string | RegExp): Promise<void> {
    await this.prompt(prompt).waitFor();
    await this.enter();
  }

  /** Fills the open quick input without accepting it. */
  async write(text: string): Promise<void> {
    await this.#input.fill(text);
  }

  /** Accepts what the open quick input offers: a picker of ours stays open when an editor takes the focus. */
  async enter(): Promise<void> {
    while (!(await this.#enter())) await this.#input.focus();
  }

  /** Presses Enter in the quick input. False where something else took the focus just then: the key goes nowhere. */
  async #enter(): Promise<boolean> {
    await this.page.evaluate(`
      window.enter = (event) => {
        window.enter.arrived = event.target.closest('.quick-input-widget') !== null;
        if (window.enter.arrived) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      window.addEventListener('keydown', window.enter, true);
    `);
    try {
      await this.#input.press('Enter');
    } finally {
      await this.page.evaluate(`window.removeEventListener('keydown', window.enter, true)`);
    }
    return this.page.evaluate<boolean>('window.enter.arrived');
  }

  /** The open quick input where its title, prompt or rows hold `text`. */
  prompt(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-widget:visible', { hasText: text });
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** A key or a chord as Playwright names it, as in `ControlOrMeta+Shift+P`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  statusBar(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }

  /** A row of a tree in the side bar. */
  sidebar(text: string | RegExp): Locator {
    return this.page.locator('.part.sidebar .monaco-list-row', { hasText: text });
  }

  /** Uses the button that a row shows while the pointer is on it. */
  async inline(row: Locator, title: string): Promise<void> {
    await row.hover();
    await row.getByRole('button', { name: title }).click();
  }

  /** Text of all visible rows in the side bar, top to bottom. */
  async sidebarRows(): Promise<string[]> {
    const rows = await this.page.locator('.part.sidebar .monaco-list-row').allInnerTexts();
    return rows.map(plain);
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-toast', { hasText: text });
  }

  tab(title: string | RegExp): Locator {
    return this.page.locator('.part.editor .tab', { hasText: title });
  }

  /** The visible lines of the active editor. */
  async editorText(): Promise<string> {
    const lines = this.page.locator('.editor-group-container.active .monaco-editor .view-lines').last();
    return plain(await lines.innerText());
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** What the extension and its host logged in this window. */
  extensionLog(): string {
    const logs = path.join(this.dataFolder, 'data/logs');
    return readdirSync(logs, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(Sitrep|remoteexthost)\.log$/.test(file))
      .map((file) => readFileSync(path.join(logs, file), 'utf8'))
      .join('\n');
  }

  /** Leaves a picture and the extension's log in test-results/. */
  async keepTraces(name: string): Promise<void> {
    const picture = await this.screenshot(name);
    writeFileSync(picture.replace(/png$/, 'log'), this.extensionLog());
  }

  /** Writes a PNG and returns its path. */
  async screenshot(name: string, { into = 'test-results' }: ScreenshotOptions = {}): Promise<string> {
    const folder = path.join(projectRoot, into);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  /** Filled and pressed as an element, so that what was meant for it never lands in an editor that took the focus. */
  get #input(): Locator {
    return this.page.locator('.quick-input-widget:visible input.input');
  }

  get #picks(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }
}

function isExtensionHost(pid: string, environment: string): boolean {
  try {
    const isHost = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=extensionHost');
    return isHost && readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(environment);
  } catch {
    return false; // It has ended meanwhile, or is somebody else's.
  }
}

const always = (): boolean => true;
const never = (): boolean => false;

/** The workbench pads with no-break spaces. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').trim();
}
