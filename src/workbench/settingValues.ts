/** VS Code hands over whatever stands in `settings.json`, of any type: what is no text counts as unset. */
export function settingText(setting: unknown): string {
  return typeof setting === 'string' ? setting.trim() : '';
}

/** One text stands for a list of one, and what is no text is left out. */
export function settingTexts(setting: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(setting) ? setting : [setting];
  return all.map(settingText).filter((text) => text !== '');
}
