import assert from 'node:assert/strict';
import { settingText, settingTexts } from '../../../src/workbench/settingValues.ts';

describe('settings of a wrong type', () => {
  it('count as unset where a text is needed', () => {
    for (const wrong of [5, true, null, undefined, {}, ['Europe/Kyiv']]) assert.equal(settingText(wrong), '');
    assert.equal(settingText(' Europe/Kyiv '), 'Europe/Kyiv');
  });

  it('leave what is usable in a list', () => {
    assert.deepEqual(settingTexts(['log/app.log', 5, null, ' ']), ['log/app.log']);
    assert.deepEqual(settingTexts('log/app.log'), ['log/app.log']);
    for (const wrong of [5, null, undefined, {}]) assert.deepEqual(settingTexts(wrong), []);
  });
});
