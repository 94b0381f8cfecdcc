import { sep } from 'node:path';
import { ulid } from 'ulid';
import { configPath } from '../config/readConfig.ts';
import { withLogSource, type CommandSourceEntry } from '../config/addLogSource.ts';
import { readDocument, writeDocument } from '../journal/documents.ts';
import { commandPresets, type CommandPreset } from '../logs/read/presets.ts';

/** Command sources to start from; what stands in angle brackets is for a person to fill in. */
export function presets(): readonly CommandPreset[] {
  return commandPresets;
}

/** Names in angle brackets of a preset, in order, each once: `unit`, `host`. */
export function gapsOf({ command, follow }: CommandPreset): readonly string[] {
  const found = [...`${command} ${follow ?? ''}`.matchAll(/<([a-z-]+)>/g)].map((match) => match[1] ?? '');
  return [...new Set(found)];
}

/** A preset with its gaps filled. */
export function filledPreset(
  preset: CommandPreset,
  label: string,
  gaps: ReadonlyMap<string, string>,
): CommandSourceEntry {
  const fill = (text: string): string =>
    text.replace(/<([a-z-]+)>/g, (gap, name: string) => gaps.get(name) ?? gap);
  return {
    label,
    command: fill(preset.command),
    timeFormat: preset.timeFormat,
    ...(preset.follow === undefined ? {} : { follow: fill(preset.follow) }),
    ...(preset.timeZone === undefined ? {} : { timeZone: preset.timeZone }),
  };
}

/** Adds a source to the team's file in `folder` and gives its absolute path; undefined where the file must be mended first. */
export async function addCommandSource(
  folder: string,
  source: CommandSourceEntry,
): Promise<string | undefined> {
  const path = configPath.replaceAll(sep, '/');
  const before = (await readDocument(folder, path))?.toString('utf8') ?? '';
  const text = await withLogSource(before, source);
  return text === undefined ? undefined : writeDocument(folder, path, text, ulid());
}
