import { Disposable } from '../../session/disposable.ts';
import type { Services } from '../services.ts';
import { nameAmongOthers } from '../prompts/title.ts';

/** The part of a view that stands beside its title. */
interface Described {
  description?: string;
}

/**
 * Names the current incident beside the title of a view while another one is open. `more` stands behind it: what else the
 * view says of itself.
 */
export class CurrentName extends Disposable {
  private more = '';

  constructor(
    private readonly view: Described,
    private readonly services: Pick<Services, 'current' | 'incidents'>,
  ) {
    super();
    this.own(services.incidents.onDidChange(() => this.update()));
    this.own(services.current.onDidChange(() => this.update()));
    this.update();
  }

  with(more: string): void {
    this.more = more;
    this.update();
  }

  private update(): void {
    const state = this.services.current.state;
    const name = state === undefined ? '' : nameAmongOthers(this.services, state);
    this.view.description = [name, this.more].filter(Boolean).join(' · ');
  }
}
