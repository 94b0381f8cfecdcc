import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Playbook } from '../../../src/incident/playbook.ts';
import { Playbooks } from '../../../src/session/playbooks.ts';
import { languages, type Language } from '../../../src/time/instants.ts';
import { TestDesk } from '../actions/context.ts';

const media = join(import.meta.dirname, '../../../media');

/** The playbook of a language, with an edit as somebody would make it in the file that ships. */
function playbooks(language: Language, edit = (yaml: string): string => yaml): Playbooks {
  return new Playbooks({
    language: () => language,
    readMedia: async (path) => edit(await readFile(join(media, path), 'utf8')),
  });
}

const step = `
      - id: status-page
        title: Put it on the status page
        command: sitrep.addNote
        doneBy:
          - event: note
            where: { text: on the status page }
`;

function outline({ phases }: Playbook): unknown {
  return phases.map(({ id, steps }) => [id, steps.map((one) => [one.id, one.command, one.doneBy])]);
}

describe('adding a step to the playbook', () => {
  let desk: TestDesk;
  let folder = '';

  beforeEach(async () => {
    desk = await TestDesk.open();
    folder = await mkdtemp(join(tmpdir(), 'sitrep-step-'));
  });

  afterEach(async () => {
    await desk.home.remove();
    await rm(folder, { recursive: true, force: true });
  });

  /** What the view shows of the step: not done, then done once the event is recorded. */
  async function states(from: Playbooks, home: string | undefined): Promise<unknown[]> {
    const seen: unknown[] = [];
    for (const text of [undefined, 'on the status page']) {
      if (text !== undefined) await desk.record({ event: 'note', text });
      const state = desk.context.incidents.get(desk.id)!;
      const { phases } = await from.progress({ ...state, home: { ...state.home, folder: home } });
      const found = phases.flatMap(({ steps }) => steps).find((one) => one.step.id === 'status-page');
      seen.push([found?.step.title, found?.state]);
    }
    return seen;
  }

  const expected = [
    ['Put it on the status page', 'open'],
    ['Put it on the status page', 'done'],
  ];

  it('to the one that ships is YAML alone', async () => {
    for (const language of languages) {
      await desk.home.remove();
      desk = await TestDesk.open();
      const grown = playbooks(language, (yaml) => yaml.replace('    steps:\n', `    steps:${step}`));
      assert.deepEqual(await states(grown, undefined), expected, language);
    }
  });

  it('to the team’s own is YAML alone', async () => {
    await mkdir(join(folder, '.sitrep'));
    await writeFile(join(folder, '.sitrep/playbook.yaml'), `phases:\n  - id: gather\n    steps:${step}`);
    assert.deepEqual(await states(playbooks('en'), folder), expected);
  });

  it('has to be made in every language', async () => {
    const [first, ...others] = await Promise.all(
      languages.map(async (language) => outline(await playbooks(language).of({ folder: undefined }))),
    );
    for (const other of others) assert.deepEqual(other, first);
  });
});
