import * as l10n from '@vscode/l10n';
import { suggestUpdateTimes } from '../../actions/suggestUpdateTimes.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { durationText } from '../../time/durations.ts';
import { clientName } from '../words.ts';
import { askTime } from './time.ts';

export interface PromiseQuestion {
  readonly title: string;
  readonly to: string;
}

/** The time of the next update to a client, from round times in the client's zone. ms since the epoch. */
export async function askPromise(
  services: Services,
  state: IncidentState,
  question: PromiseQuestion,
): Promise<number | undefined> {
  const config = await services.configOf(state.home);
  const now = services.now();
  const zone = config.clients.find((client) => client.key === question.to)?.timeZone ?? services.times.zone();
  return askTime({
    title: question.title,
    placeholder: l10n.t('When will {0} hear from us next?', plain(clientName(question.to, config))),
    services,
    zone: zone === services.times.zone() ? undefined : zone,
    direction: 'future',
    offered: suggestUpdateTimes(state.incident, config, now, { zone, to: question.to }).map((at) => ({
      label: services.times.short(at, now, zone),
      description: [
        l10n.t('in {0}', durationText(at - now)),
        zone === services.times.zone() ? '' : l10n.t('{0} here', services.times.short(at, now)),
      ]
        .filter(Boolean)
        .join(' · '),
      value: at,
    })),
  });
}
