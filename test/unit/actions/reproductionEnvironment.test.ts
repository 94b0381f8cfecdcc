import assert from 'node:assert/strict';
import { environmentText, parseEnvironment } from '../../../src/actions/reproductionEnvironment.ts';

describe('the environment of a reproduction', () => {
  it('is typed as names and values, which may hold spaces and equals signs', () => {
    const text = 'TZ=UTC GREETING=good day URL=http://x/?a=b EMPTY=';
    const environment = { TZ: 'UTC', GREETING: 'good day', URL: 'http://x/?a=b', EMPTY: '' };
    assert.deepEqual(parseEnvironment(` ${text} `), environment);
    assert.equal(environmentText(environment), text);
  });

  it('may be left out, and is refused where a value has no name', () => {
    assert.deepEqual(parseEnvironment('  '), {});
    assert.equal(environmentText(undefined), '');
    for (const text of ['UTC', '=x', '1A=b']) assert.equal(parseEnvironment(text), undefined, text);
  });
});
