import assert from 'node:assert/strict';
import { withLogSource } from '../../../src/config/addLogSource.ts';
import { parseConfig } from '../../../src/config/readConfig.ts';

const source = {
  label: 'Production',
  command: "journalctl -u shop --since '{{from}}' --until '{{to}}'",
  timeFormat: 'iso',
};

describe('adding a log source to the team’s file', () => {
  it('makes a file that the reader understands', async () => {
    const text = await withLogSource('', source);
    const { config, problems } = await parseConfig(text ?? '', 'config.yaml');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      config.logs.map((log) => [log.kind, log.label]),
      [['command', 'Production']],
    );
  });

  it('keeps comments, order and what was there', async () => {
    const before =
      '# ours\nclients:\n  acme: { name: Acme } # the big one\nlogs:\n  - label: Shop # app\n    paths: [log/app.log]\n';
    const text = (await withLogSource(before, source)) ?? '';
    for (const kept of ['# ours', '# the big one', '# app', 'log/app.log'])
      assert.ok(text.includes(kept), kept);
    const { config } = await parseConfig(text, 'config.yaml');
    assert.deepEqual(
      config.logs.map(({ label }) => label),
      ['Shop', 'Production'],
    );
  });

  it('leaves a file alone that is not understood', async () => {
    for (const text of ['a: [', '- a list', 'logs: a text', 'just words']) {
      assert.equal(await withLogSource(text, source), undefined, text);
    }
  });
});
