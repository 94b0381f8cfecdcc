import { Disposable } from '../../session/disposable.ts';
import type { Desk } from '../desk.ts';
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
    private readonly desk: Pick<Desk, 'current' | 'incidents'>,
  ) {
    super();
    this.own(desk.incidents.onDidChange(() => this.update()));
    this.own(desk.current.onDidChange(() => this.update()));
    this.update();
  }

  with(more: string): void {
    this.more = more;
    this.update();
  }

  private update(): void {
    const state = this.desk.current.state;
    const name = state === undefined ? '' : nameAmongOthers(this.desk, state);
    this.view.description = [name, this.more].filter(Boolean).join(' · ');
  }
}
