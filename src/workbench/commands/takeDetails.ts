import { recordDetail } from '../../actions/recordDetail.ts';
import type { IncidentState } from '../../session/incidents.ts';
import type { Services } from '../services.ts';
import { askDetail, type DetailQuestion } from '../prompts/detail.ts';
import { chooseIncident, fieldOf } from '../prompts/incident.ts';

/** What is not known yet, in the order of the call; on a row, that one question. Leaving keeps what was answered. */
export async function run(services: Services, argument?: unknown): Promise<void> {
  const state = await chooseIncident(services, argument);
  if (state === undefined) return;
  const field = fieldOf(argument, 'field');
  const questions =
    field === undefined
      ? await openOnes(services, state)
      : [{ field, to: fieldOf(argument, 'to'), place: '' }];
  for (const question of questions) {
    const latest = services.incidents.get(state.incident.id) ?? state;
    const known = latest.incident.details.has(
      question.to === undefined ? question.field : `${question.field}@${question.to}`,
    );
    // Somebody answered it in another window while this series was under way.
    if (known && field === undefined) continue;
    const answer = await askDetail(services, latest, question);
    if (answer === undefined) return;
    // Emptying an answer that was given takes it back; an empty line under a question skips it.
    if (answer === '' && !known) continue;
    await recordDetail(services, state.incident.id, {
      field: question.field,
      value: answer,
      ...(question.to === undefined ? {} : { to: question.to }),
    });
  }
}

async function openOnes(services: Services, state: IncidentState): Promise<readonly DetailQuestion[]> {
  const { phases } = await services.playbooks.progress(state);
  const open = phases.flatMap(({ questions }) => questions);
  return open.map((question, index) => ({ ...question, place: `(${index + 1}/${open.length})` }));
}
