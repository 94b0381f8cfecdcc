import type { Locator, Page } from 'playwright-core';

/** The palette and every picker of a page, driven by keyboard. Every wait ends with Playwright's own limit. */
export class QuickInput {
  constructor(readonly page: Page) {}

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

  /**
   * Presses Enter in the quick input. False where something else took the focus just then, so that the key went nowhere
   * or the palette has closed.
   */
  async #enter(): Promise<boolean> {
    await this.page.evaluate(`
      window.enter = (event) => {
        window.enter.arrived = event.target.closest('.quick-input-widget') !== null;
        if (window.enter.arrived) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      window.enter.arrived = false;
      window.addEventListener('keydown', window.enter, true);
    `);
    try {
      await this.#input.press('Enter', { timeout: 5000 }).catch(never);
    } finally {
      await this.page.evaluate(`window.removeEventListener('keydown', window.enter, true)`);
    }
    return this.page.evaluate<boolean>('window.enter.arrived');
  }

  /** The open quick input where its title, prompt or rows hold `text`. */
  prompt(text: string | RegExp): Locator {
    return this.page.locator('.quick-input-widget:visible', { hasText: text });
  }

  /** A key or a chord as Playwright names it, as in `ControlOrMeta+Shift+P`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Filled and pressed as an element, so that what was meant for it never lands in an editor that took the focus. */
  get #input(): Locator {
    return this.page.locator('.quick-input-widget:visible input.input');
  }

  get #picks(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }
}

const always = (): boolean => true;
const never = (): boolean => false;

/** The workbench pads with no-break spaces. */
export function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ').trim();
}
