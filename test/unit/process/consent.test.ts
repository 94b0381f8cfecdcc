import assert from 'node:assert/strict';
import { ConsentGate } from '../../../src/process/consent.ts';

describe('consent to a command', () => {
  const gate = (answers: boolean[], trusted = true) => {
    const remembered = new Set<string>();
    const asked: string[] = [];
    const memory = {
      has: (key: string) => remembered.has(key),
      add: (key: string) => Promise.resolve(void remembered.add(key)),
    };
    const ask = (question: { command: string }) => {
      asked.push(question.command);
      return Promise.resolve(answers.shift() ?? false);
    };
    return { asked, gate: new ConsentGate(() => trusted, memory, ask) };
  };

  it('is asked once, and again when the text changed', async () => {
    const { asked, gate: consent } = gate([true, true]);
    for (const command of ['tail x', 'tail x', 'tail y'])
      assert.equal(await consent.request({ command, from: 'config' }), 'given');
    assert.deepEqual(asked, ['tail x', 'tail y']);
  });

  it('is asked once where several need the same command at the same moment', async () => {
    const { asked, gate: consent } = gate([false, true]);
    const both = () => Promise.all(['x', 'x'].map((command) => consent.request({ command, from: 'config' })));
    assert.deepEqual(await both(), ['refused', 'refused']);
    assert.deepEqual(asked, ['x']);
    assert.deepEqual(await both(), ['given', 'given']);
    assert.deepEqual(asked, ['x', 'x']);
  });

  it('is asked again after a no, and never in an untrusted folder', async () => {
    const { asked, gate: consent } = gate([false, true]);
    assert.equal(await consent.request({ command: 'a', from: 'config' }), 'refused');
    assert.equal(await consent.request({ command: 'a', from: 'config' }), 'given');
    assert.equal(asked.length, 2);
    const untrusted = gate([true], false);
    assert.equal(await untrusted.gate.request({ command: 'a', from: 'config' }), 'untrusted');
    assert.deepEqual(untrusted.asked, []);
  });
});
