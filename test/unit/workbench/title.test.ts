import assert from 'node:assert/strict';
import { titleAbout } from '../../../src/workbench/prompts/title.ts';
import type { Incident } from '../../../src/incident/incident.ts';
import { replay } from '../../../src/incident/replay.ts';
import { Story } from '../incident/support.ts';

type Known = { readonly incident: Incident };

function incident(id: string, tell: (story: Story) => Story = (story) => story): Known {
  const story = tell(new Story().add('16:00', { event: 'opened', title: `Title of ${id}` }));
  return { incident: replay(id, story.events) };
}

function deskWith(...all: readonly Known[]): Parameters<typeof titleAbout>[0] {
  return { incidents: { all: () => all } };
}

describe('the title of a question', () => {
  const open = incident('a');
  const closed = incident('b', (story) => story.add('16:10', { event: 'closed', owed: [] }));
  const owed = incident('c', (story) =>
    story.promise('16:01', '16:30').add('16:10', { event: 'closed', owed: ['e2'] }),
  );

  it('names the incident while another one is open, also one that is closed', () => {
    const desk = deskWith(open, closed, incident('d'));
    assert.equal(titleAbout(desk, open, 'Send Update'), 'Send Update: Title of a');
    assert.equal(titleAbout(desk, closed, 'Send Update'), 'Send Update: Title of b');
  });

  it('names it too while a closed one owes its client a word', () => {
    assert.equal(titleAbout(deskWith(open, owed), open, 'Send Update'), 'Send Update: Title of a');
  });

  it('is short while there is nothing to mistake it for', () => {
    assert.equal(titleAbout(deskWith(open, closed), open, 'Send Update'), 'Send Update');
  });
});
