/** The VS Code versions that Sitrep is tested on: the oldest supported one and the newest known to work. */
export const versions = ['1.100.3', '1.139.1'] as const;

export type VSCodeVersion = (typeof versions)[number];

export const latest: VSCodeVersion = '1.139.1';

/** `1.100`, `1.139.1`, `latest` and `oldest` name a version; anything else is undefined. */
export function findVersion(name: string): VSCodeVersion | undefined {
  if (name === 'latest') return latest;
  if (name === 'oldest') return versions[0];
  return versions.find((version) => version === name || version.startsWith(`${name}.`));
}

/** The versions that `--vscode NAME` asks for, all without one. Throws RangeError for an unknown name. */
export function versionsAsked(name: string | undefined): readonly VSCodeVersion[] {
  if (name === undefined) return versions;
  const version = findVersion(name);
  if (version === undefined) {
    throw new RangeError(`No VS Code ${name}. Known: ${versions.join(', ')}, oldest, latest.`);
  }
  return [version];
}
