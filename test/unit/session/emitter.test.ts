import assert from 'node:assert/strict';
import { Emitter } from '../../../src/session/emitter.ts';

describe('an emitter', () => {
  it('tells every listener, also behind one that throws, and lets its teller go on', async () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    emitter.event(() => {
      throw new Error('a view that fails');
    });
    emitter.event((value) => heard.push(value));
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    const uncaught = new Promise<Error>((resolve) => process.once('uncaughtException', resolve));
    emitter.fire(1);
    const error = await uncaught;
    for (const other of others) process.on('uncaughtException', other);
    assert.deepEqual(heard, [1]);
    assert.equal(error.message, 'a view that fails');
  });

  it('tells nobody who left', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listening = emitter.event((value) => heard.push(value));
    listening.dispose();
    emitter.fire(1);
    assert.deepEqual(heard, []);
  });
});
