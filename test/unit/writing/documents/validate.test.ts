import assert from 'node:assert/strict';
import { writePostmortem } from '../../../../src/writing/documents/postmortem.ts';
import { validatePostmortem } from '../../../../src/writing/documents/validate.ts';
import { input } from './sampleIncident.ts';

const written = writePostmortem(input()).text;

/** A post-mortem in which a person answered everything. */
const answered = written
  .replace(/^> _.*_ <!-- sitrep:ask .*$/gm, 'An answer.')
  .replace('| detect | | |', '| detect | Olha | 2026-12-01 |')
  .replace('status: draft', 'status: closed');

function rules(text: string, names: readonly string[] = ['Olha']): string[] {
  return validatePostmortem(text, names).map(({ rule }) => rule);
}

describe('validatePostmortem', () => {
  it('finds nothing in a finished one', () => {
    assert.deepEqual(validatePostmortem(answered, ['Olha']), []);
  });

  it('wants to know why the client noticed first, at its line', () => {
    const [problem] = validatePostmortem(written, []).filter(({ rule }) => rule === 'why-client-first');
    assert.equal(written.split('\n')[problem?.line ?? -1], '**Why did the client notice before us?**');
    assert.deepEqual(rules(written.replace('detectedBy: client', 'detectedBy: team')), [
      'measure-incomplete',
    ]);
  });

  it('takes an answer below the question for an answer', () => {
    const below = written.replace(/(sitrep:ask why-client-first -->)/, '$1\n\nNo alert watches refusals.');
    assert.ok(!rules(below).includes('why-client-first'));
  });

  it('wants times that can be read and in order, at their lines', () => {
    const wrong = answered
      .replace('mitigatedAt: 2026-11-22T08:40:00Z', 'mitigatedAt: 2026-11-22T08:01:00Z')
      .replace('resolvedAt: 2026-11-22T09:20:00Z', 'resolvedAt: around nine');
    const problems = validatePostmortem(wrong, []);
    assert.deepEqual(
      problems.map(({ rule, line }) => [rule, wrong.split('\n')[line]?.split(':')[0]]),
      [
        ['time-order', 'mitigatedAt'],
        ['time-format', 'resolvedAt'],
      ],
    );
  });

  it('wants an owner, a due date and a ticket for each measure', () => {
    const [problem] = validatePostmortem(answered.replace('| Olha |', '| |'), []);
    assert.match(problem?.message ?? '', /lacks an owner\./);
  });

  it('refuses a name under Causes and nowhere else', () => {
    const text = answered.replace(
      '### Contributing conditions\n',
      '### Contributing conditions\n\nolha merged it late.\n',
    );
    const problems = validatePostmortem(text, ['Olha', '']);
    assert.deepEqual(
      problems.map(({ rule, line }) => [rule, text.split('\n')[line]]),
      [['name-under-causes', 'olha merged it late.']],
    );
  });

  it('can’t be closed with an open question', () => {
    const open = written.replace('status: draft', 'status: closed');
    const asked = validatePostmortem(open, []).filter(({ rule }) => rule === 'closed-unanswered');
    assert.deepEqual(
      asked.map(({ line }) => /ask ([a-z-]+)/.exec(open.split('\n')[line] ?? '')?.[1]),
      ['summary', 'affected', 'data-lost', 'conditions', 'verified', 'debriefed'],
    );
  });

  it('says when the front matter can’t be read, and survives any text', () => {
    assert.deepEqual(rules('---\na: [\n---\n'), ['front-matter']);
    assert.deepEqual(rules(''), ['front-matter']);
    assert.deepEqual(rules('# Something else'), ['front-matter']);
  });
});
