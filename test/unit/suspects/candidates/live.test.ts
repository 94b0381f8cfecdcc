import assert from 'node:assert/strict';
import type { Deploy } from '../../../../src/git/history.ts';
import { whatWasLive } from '../../../../src/suspects/candidates/live.ts';

describe('what was live', () => {
  const deploy = (
    sha: string,
    at: number,
    kind: Deploy['kind'] = 'deploy',
    environment = 'production',
  ): Deploy => ({
    name: sha,
    environment,
    sha,
    at,
    kind,
    origin: 'annotated-tag',
    by: undefined,
  });
  const shas = (deploys: readonly Deploy[], at: number) => {
    const { live, lastGood } = whatWasLive(deploys, 'production', at);
    return [live?.sha, lastGood?.sha];
  };

  it('is the last deploy of the environment before the moment', () => {
    const deploys = [deploy('a', 1), deploy('b', 2), deploy('x', 3, 'deploy', 'staging'), deploy('c', 9)];
    assert.deepEqual(shas(deploys, 5), ['b', 'a']);
    assert.deepEqual(shas(deploys, 0), [undefined, undefined]);
  });

  it('is reset by a rollback, and a second deploy of the same changes nothing', () => {
    const deploys = [deploy('a', 1), deploy('b', 2), deploy('c', 3), deploy('b', 4, 'rollback')];
    assert.deepEqual(shas(deploys, 5), ['b', 'a']);
    assert.deepEqual(shas([deploy('a', 1), deploy('b', 2), deploy('b', 3)], 5), ['b', 'a']);
  });

  it('counts releases only where nothing was deployed, and config changes never', () => {
    assert.deepEqual(shas([deploy('a', 1), deploy('r', 2, 'release'), deploy('k', 3, 'config')], 5), [
      'a',
      undefined,
    ]);
    assert.deepEqual(shas([deploy('q', 1, 'release'), deploy('r', 2, 'release')], 5), ['r', 'q']);
  });
});
