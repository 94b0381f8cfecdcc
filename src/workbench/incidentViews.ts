import { Disposable } from '../session/disposable.ts';
import type { SetTimer } from '../session/promiseClock.ts';
import type { Services } from './services.ts';
import { DraftReview } from './documents/draftReview.ts';
import { LogsView } from './views/logsView.ts';
import { PlaybookView } from './views/playbookView.ts';
import { SuspectsView } from './views/suspectsView.ts';

/** What only an incident needs. Loaded with the first one. */
export class IncidentViews extends Disposable {
  constructor(services: Services, setTimer: SetTimer) {
    super();
    this.own(new PlaybookView(services));
    this.own(new SuspectsView(services));
    this.own(new LogsView(services));
    this.own(new DraftReview(services, setTimer));
  }
}
