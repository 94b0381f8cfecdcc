import { slug } from '../incident/folderName.ts';

export interface NameParts {
  readonly folder: string;
  readonly label: string;
  readonly extension: string;
}

/** `evidence/03-pool-exhausted.log`: the next free number in the folder, and a short name. */
export function numberedName(files: readonly string[], { folder, label, extension }: NameParts): string {
  const numbers = files
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => Number.parseInt(file.slice(folder.length + 1), 10))
    .filter((number) => !Number.isNaN(number));
  const next = Math.max(0, ...numbers) + 1;
  return `${folder}/${String(next).padStart(2, '0')}-${slug(label)}.${extension}`;
}
