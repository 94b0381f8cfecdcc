import { Disposable } from '../session/disposable.ts';
import type { SetTimer } from '../session/promiseClock.ts';
import type { Desk } from './desk.ts';
import { DraftReview } from './documents/draftReview.ts';
import { LogsView } from './views/logsView.ts';
import { PlaybookView } from './views/playbookView.ts';
import { SuspectsView } from './views/suspectsView.ts';

/** What only an incident needs. Loaded with the first one. */
export class IncidentViews extends Disposable {
  constructor(desk: Desk, setTimer: SetTimer) {
    super();
    this.own(new PlaybookView(desk));
    this.own(new SuspectsView(desk));
    this.own(new LogsView(desk));
    this.own(new DraftReview(desk, setTimer));
  }
}
