import assert from 'node:assert/strict';
import { textOf, textsOf } from '../../../src/workbench/settingValues.ts';

describe('settings of a wrong type', () => {
  it('count as unset where a text is needed', () => {
    for (const wrong of [5, true, null, undefined, {}, ['Europe/Kyiv']]) assert.equal(textOf(wrong), '');
    assert.equal(textOf(' Europe/Kyiv '), 'Europe/Kyiv');
  });

  it('leave what is usable in a list', () => {
    assert.deepEqual(textsOf(['log/app.log', 5, null, ' ']), ['log/app.log']);
    assert.deepEqual(textsOf('log/app.log'), ['log/app.log']);
    for (const wrong of [5, null, undefined, {}]) assert.deepEqual(textsOf(wrong), []);
  });
});
