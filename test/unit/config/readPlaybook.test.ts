import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlaybook, type PlaybookRead } from '../../../src/config/readPlaybook.ts';
import { payloads } from '../../../src/incident/events.ts';

const builtIn = `phases:
  - id: gather
    title: Gather
    steps:
      - { id: one, title: First, why: It matters., command: sitrep.takeDetails, doneBy: { event: opened } }
      - { id: two, title: Second }
  - id: learn
    title: Learn
    steps:
      - { id: three, title: Third }
`;

async function withTeam(text: string | undefined): Promise<PlaybookRead> {
  const folder = await mkdtemp(join(tmpdir(), 'sitrep-playbook-'));
  try {
    await mkdir(join(folder, '.sitrep'));
    if (text !== undefined) await writeFile(join(folder, '.sitrep', 'playbook.yaml'), text);
    return await readPlaybook(folder, builtIn, 'built-in.yaml');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function outline({ playbook }: PlaybookRead): string[] {
  return playbook.phases.map((phase) =>
    `${phase.id}: ${phase.steps.map((step) => step.id).join(' ')}`.trim(),
  );
}

describe("the team's playbook", () => {
  it('is the built-in one where the team has none', async () => {
    const read = await withTeam(undefined);
    assert.deepEqual(outline(read), ['gather: one two', 'learn: three']);
    assert.equal(read.found, false);
    assert.deepEqual(read.playbook.phases[0]?.steps[0], {
      id: 'one',
      title: 'First',
      why: 'It matters.',
      command: 'sitrep.takeDetails',
      doneBy: [{ event: 'opened' }],
    });
  });

  it('changes, adds, moves and removes by id', async () => {
    const read = await withTeam(`phases:
  - id: gather
    steps:
      - { id: one, title: Ask first }
      - { id: new, title: Ask for the tenant }
      - { id: three }
  - id: legal
    title: Legal
    steps: { two: }
  - id: learn
    remove: true
`);
    assert.deepEqual(read.problems, []);
    assert.deepEqual(outline(read), ['gather: one new three', 'legal: two']);
    const [one, , three] = read.playbook.phases[0]?.steps ?? [];
    assert.deepEqual([one?.title, one?.command], ['Ask first', 'sitrep.takeDetails']);
    assert.equal(three?.title, 'Third');
  });

  it('takes single steps out', async () => {
    const read = await withTeam('phases: { gather: { steps: { two: { remove: true } } } }');
    assert.deepEqual(outline(read), ['gather: one', 'learn: three']);
  });

  it('stays the built-in one while the file is wrong, with the place of it', async () => {
    const read = await withTeam('phases:\n  - id: gather\n    steps:\n      - { id: one, titel: Typo }\n');
    assert.deepEqual(outline(read), ['gather: one two', 'learn: three']);
    assert.equal(read.playbook.phases[0]?.steps[0]?.title, 'First');
    assert.deepEqual(
      read.problems.map(({ kind, key, startLine, startColumn }) => [kind, key, startLine, startColumn]),
      [['unknown-key', 'phases.gather.steps.one.titel', 3, 19]],
    );
    for (const text of [
      'phases: [',
      'phases: { own: {} }',
      'phases: { own: { title: O, steps: { s: { why: x } } } }',
    ]) {
      const wrong = await withTeam(text);
      assert.deepEqual(outline(wrong), ['gather: one two', 'learn: three'], text);
      assert.notEqual(wrong.problems.length, 0, text);
    }
  });
});

describe('the built-in playbooks', () => {
  const read = async (name: string): Promise<PlaybookRead> => {
    const file = new URL(`../../../media/playbooks/${name}`, import.meta.url);
    return readPlaybook(undefined, await readFile(file, 'utf8'), name);
  };

  it('are the same in both languages but for the words', async () => {
    const english = await read('client-emergency.yaml');
    const ukrainian = await read('client-emergency.uk.yaml');
    assert.deepEqual([...english.problems, ...ukrainian.problems], []);
    const bare = ({ playbook }: PlaybookRead): unknown =>
      playbook.phases.map(({ id, steps }) => ({
        id,
        steps: steps.map((step) => [step.id, step.command, step.doneBy]),
      }));
    assert.deepEqual(bare(english), bare(ukrainian));
    assert.deepEqual(
      english.playbook.phases.map((phase) => phase.id),
      ['acknowledge', 'gather', 'notify', 'validate', 'investigate', 'plan', 'fix', 'follow-up', 'learn'],
    );
    for (const phase of ukrainian.playbook.phases) {
      for (const step of phase.steps) {
        assert.match(step.title, /\p{Script=Cyrillic}/u);
        assert.match(step.why, /\p{Script=Cyrillic}/u);
        assert.doesNotMatch(`${step.title} ${step.why}`, /[ыэъё]/);
      }
    }
  });

  it('say why and for whom each step is, once each, ticked only by events that exist', async () => {
    const { playbook } = await read('client-emergency.yaml');
    const steps = playbook.phases.flatMap((phase) => phase.steps);
    assert.equal(new Set(steps.map((step) => step.id)).size, steps.length);
    for (const step of steps) {
      assert.ok(step.why !== '' && step.who !== undefined, step.id);
      assert.ok(step.title.length <= 80, step.title);
      for (const { event } of step.doneBy ?? [])
        assert.ok(Object.hasOwn(payloads, event), `${step.id}: ${event}`);
    }
  });

  it('name only commands that the extension has', async () => {
    const manifest = JSON.parse(
      await readFile(new URL('../../../package.json', import.meta.url), 'utf8'),
    ) as {
      contributes?: { commands?: { command: string }[] };
    };
    const commands = new Set(manifest.contributes?.commands?.map(({ command }) => command));
    const { playbook } = await read('client-emergency.yaml');
    for (const { command, id } of playbook.phases.flatMap((phase) => phase.steps)) {
      if (command !== undefined) assert.ok(commands.has(command), `${id}: ${command}`);
    }
  });
});
