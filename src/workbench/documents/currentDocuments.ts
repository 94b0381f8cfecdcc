import type { Documents } from '../../actions/documents.ts';
import type { Current } from '../../session/current.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { DocumentOpener } from '../services.ts';

/**
 * Documents whose incident becomes the current one as they are opened, so that views and documents never show different
 * incidents. An editor that merely gets focus changes nothing.
 */
export class CurrentDocuments implements Documents, DocumentOpener {
  constructor(
    private readonly documents: Documents & DocumentOpener,
    private readonly current: Pick<Current, 'choose'>,
  ) {}

  open(state: IncidentState, path: string): Promise<void> {
    this.current.choose(state.incident.id);
    return this.documents.open(state, path);
  }

  read(state: IncidentState, path: string): Promise<string | undefined> {
    return this.documents.read(state, path);
  }

  write(state: IncidentState, path: string, text: string): Promise<void> {
    return this.documents.write(state, path, text);
  }
}
