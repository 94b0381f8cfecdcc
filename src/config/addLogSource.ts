/** A command source as it stands in the team's file. */
export interface CommandSourceEntry {
  readonly label: string;
  readonly command: string;
  readonly follow?: string;
  readonly timeFormat: string;
  readonly timeZone?: string;
}

/**
 * The text of `.sitrep/config.yaml` with one more log source at the end of `logs`. Comments and order stay.
 * Undefined where the text is no YAML mapping: it must be mended first.
 */
export async function withLogSource(text: string, source: CommandSourceEntry): Promise<string | undefined> {
  const { isMap, isSeq, parseDocument } = await import('yaml');
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  if (document.contents !== null && !isMap(document.contents)) return undefined;
  const logs = document.get('logs', true);
  if (logs !== undefined && logs !== null && !isSeq(logs)) return undefined;
  if (isSeq(logs)) logs.add(document.createNode(source));
  else document.set('logs', document.createNode([source]));
  return document.toString({ lineWidth: 0 });
}
