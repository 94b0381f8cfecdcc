import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { projectRoot } from '../vscode/install.ts';
import { setOffset } from './clock.ts';
import { plain, QuickInput } from './quickInput.ts';

export interface ScreenshotOptions {
  /** `test-results` is git-ignored, `media` is for the README. */
  readonly into?: 'test-results' | 'media';
}

export interface Running {
  readonly address: () => string;
  readonly addressOf: (folder: string | undefined) => string;
  readonly clockFile: string;
  readonly release: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly output: () => string;
  readonly dataFolder: string;
}

const opened = new Set<Workbench>();

/** The workbenches that are open now: what a failed test leaves a picture of. */
export function openWorkbenches(): readonly Workbench[] {
  return [...opened];
}

/** One VS Code window, driven by keyboard where a person would. */
export class Workbench extends QuickInput {
  readonly #running: Running;

  constructor(page: Page, running: Running) {
    super(page);
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
    opened.add(this);
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

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
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
}

function isExtensionHost(pid: string, environment: string): boolean {
  try {
    const isHost = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=extensionHost');
    return isHost && readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(environment);
  } catch {
    return false; // It has ended meanwhile, or is somebody else's.
  }
}
