import { chromium, type Browser, type Page } from 'playwright-core';
import { installChromium } from './install.ts';

export interface BrowserOptions {
  /** What the browser asks pages for, as in `uk-UA`. */
  readonly locale?: string;
  readonly width?: number;
  readonly height?: number;
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium with one page. Closing the browser ends it; so does the end of this process. */
export async function openBrowser(options: BrowserOptions = {}): Promise<{ browser: Browser; page: Page }> {
  const { executable, env } = await installChromium();
  const browser = await chromium.launch({
    executablePath: executable,
    args,
    env: { ...process.env, ...env },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    locale: options.locale ?? 'en-US',
    colorScheme: 'light',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return { browser, page };
}

export interface WorkbenchTarget {
  readonly port: number;
  /** Absolute; an empty window without one. */
  readonly folder?: string | undefined;
  /** Absolute folder of an extension in development. */
  readonly extension?: string | undefined;
  /** Absolute path of the module whose `run` the extension host calls. */
  readonly tests?: string | undefined;
}

export function workbenchAddress({ port, folder, extension, tests }: WorkbenchTarget): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${String(port)}${file}`;
  const payload = [
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
  ];
  const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${String(port)}/?${query.toString()}`;
}
