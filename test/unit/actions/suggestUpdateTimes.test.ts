import assert from 'node:assert/strict';
import { suggestUpdateTimes } from '../../../src/actions/suggestUpdateTimes.ts';
import { defaultConfig } from '../../../src/config/defaults.ts';
import { at, begun } from '../incident/support.ts';

describe('the times that are offered for the next update', () => {
  it('begin with the cadence and leave out what this client was promised already', () => {
    const offered = (to: string): readonly number[] => {
      const incident = begun()
        .add('16:00', { event: 'severity-changed', severity: 'sev2' })
        .detail('16:00', 'client', 'acme')
        .promise('16:00', '16:30')
        .replay();
      return suggestUpdateTimes(incident, defaultConfig, at('16:01'), { zone: 'UTC', to });
    };
    assert.equal(offered('globex')[0], at('16:30'));
    assert.equal(offered('acme').includes(at('16:30')), false);
    assert.ok((offered('acme')[0] ?? 0) > at('16:01'));
  });
});
