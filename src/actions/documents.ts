import type { IncidentState } from '../session/incidents.ts';

/** Documents of an incident, as a person may have them open and changed in an editor. Paths are relative to its folder. */
export interface Documents {
  /** What stands in the editor, else on disk; undefined where there is none. */
  read(state: IncidentState, path: string): Promise<string | undefined>;
  /** Through the editor where it is open, so that nothing typed is lost; else to disk, whole or not at all. */
  write(state: IncidentState, path: string, text: string): Promise<void>;
}

export interface WrittenFile {
  /** Path in the incident's folder. */
  readonly file: string;
  /** Generated parts that a person changed by hand: they were left as they are. */
  readonly kept: readonly string[];
}
