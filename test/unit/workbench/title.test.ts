import assert from 'node:assert/strict';
import { titleAbout } from '../../../src/workbench/prompts/title.ts';
import type { Incident, Status } from '../../../src/incident/incident.ts';

function incident(id: string, status: Status): { readonly incident: Incident } {
  return { incident: { id, status, title: `Title of ${id}` } as Incident };
}

function deskWith(...all: readonly ReturnType<typeof incident>[]): Parameters<typeof titleAbout>[0] {
  return { incidents: { all: () => all } };
}

describe('the title of a question', () => {
  const open = incident('a', 'open');
  const closed = incident('b', 'closed');

  it('names the incident while another one goes on, also one that is closed', () => {
    const desk = deskWith(open, closed, incident('c', 'mitigated'));
    assert.equal(titleAbout(desk, open, 'Send Update'), 'Send Update: Title of a');
    assert.equal(titleAbout(desk, closed, 'Send Update'), 'Send Update: Title of b');
  });

  it('is short while there is nothing to mistake it for', () => {
    assert.equal(titleAbout(deskWith(open, closed), open, 'Send Update'), 'Send Update');
  });
});
