import { Disposable } from '../../session/disposable.ts';
import type { Desk } from '../desk.ts';

export class LogsView extends Disposable {
  constructor(_desk: Desk) {
    super();
  }
}
