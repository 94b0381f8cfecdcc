import * as l10n from '@vscode/l10n';
import { environmentText, parseEnvironment } from '../../actions/reproductionEnvironment.ts';
import type { Reproduction } from '../../proof/run.ts';
import type { Services } from '../services.ts';
import { plain } from '../plainText.ts';
import { askOne, askText } from './ask.ts';
import { required } from './start.ts';

const minute = 60_000;

/** The command that shows the fault, remembered for the repository, with its set-up, limit and pattern where wanted. */
export async function askReproduction(services: Services, folder: string): Promise<Reproduction | undefined> {
  const key = `reproduction ${folder}`;
  const known = services.memento.get<Reproduction>(key);
  const title = l10n.t('Prove a Suspect');
  const command = await askText({
    title,
    prompt: l10n.t(
      'A command that shows the fault: exit code 0 is good, 125 can’t tell, anything else is bad.',
    ),
    placeholder: 'npm run check-payment',
    ...(known ? { value: known.command } : {}),
    check: required,
  });
  if (!command) return undefined;
  const same = known?.command === command ? known : undefined;
  const plainOne: Reproduction = same ?? { command, timeoutMs: 5 * minute };
  const chosen = await askOne<'go' | 'more'>({
    title,
    placeholder: l10n.t('It runs in worktrees that are thrown away; yours is not touched.'),
    choices: [
      { label: l10n.t('Start'), description: describe(plainOne), value: 'go' },
      { label: l10n.t('Set-up, environment, time limit, pattern…'), value: 'more' },
    ],
  });
  const reproduction = chosen === 'more' ? await askMore(plainOne, title) : chosen && plainOne;
  if (reproduction) await services.memento.update(key, reproduction);
  return reproduction;
}

function describe({ setup, environment, timeoutMs, badPattern }: Reproduction): string {
  return [
    setup ? l10n.t('set-up: {0}', plain(setup)) : '',
    plain(environmentText(environment)),
    l10n.t('at most {0} min a run', Math.round(timeoutMs / minute)),
    badPattern ? l10n.t('bad only with: {0}', plain(badPattern)) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

async function askMore(known: Reproduction, title: string): Promise<Reproduction | undefined> {
  const setup = await askText({
    title,
    prompt: l10n.t('A command to run once in each worktree first, for example npm ci (optional)'),
    value: known.setup ?? '',
  });
  if (setup === undefined) return undefined;
  const environment = await askText({
    title,
    prompt: l10n.t('Environment variables for it, for example {0} (optional)', 'TZ=UTC DEBUG=1'),
    value: environmentText(known.environment),
    check: (text) =>
      parseEnvironment(text) === undefined ? l10n.t('Type {0}.', 'NAME=value NAME=value') : undefined,
  });
  if (environment === undefined) return undefined;
  const limit = await askText({
    title,
    prompt: l10n.t('Minutes that one run may take'),
    value: String(Math.round(known.timeoutMs / minute)),
    check: (text) => (/^[1-9]\d{0,3}$/.test(text.trim()) ? undefined : l10n.t('Type a number of minutes.')),
  });
  if (!limit) return undefined;
  const badPattern = await askText({
    title,
    prompt: l10n.t('Text that must appear for “bad”; without it a failing run can’t tell (optional)'),
    value: known.badPattern ?? '',
  });
  if (badPattern === undefined) return undefined;
  return {
    command: known.command,
    timeoutMs: Number(limit) * minute,
    ...(setup ? { setup } : {}),
    ...(environment ? { environment: parseEnvironment(environment) ?? {} } : {}),
    ...(badPattern ? { badPattern } : {}),
  };
}
