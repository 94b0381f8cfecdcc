import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '../../runner/report.ts';
import { secondChance } from '../../runner/secondChance.ts';
import { mocha } from '../../runner/suites.ts';
import { testFiles } from '../../runner/testFiles.ts';

describe('a second chance', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sitrep-chance-'));
    writeFileSync(path.join(folder, 'mocharc.json'), '{}');
    write('sound', "it('a', () => {}); it('b', () => {});");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string): void =>
    writeFileSync(path.join(folder, `${name}.test.ts`), text);

  const runs: (readonly string[] | undefined)[] = [];
  const run = (): Promise<Report> => {
    runs.length = 0;
    return secondChance((files) => {
      runs.push(files?.map((file) => path.basename(file)));
      return mocha(path.join(folder, 'mocharc.json'), {
        limitMinutes: 1,
        files: files ?? testFiles(folder),
      });
    });
  };

  it('counts a file by its second run, which starts from its beginning', async () => {
    const marker = JSON.stringify(path.join(folder, 'ran'));
    write(
      'shaky',
      `const { existsSync, writeFileSync } = require('node:fs');
       it('prepares', () => {});
       it('is late at first', () => {
         const ran = existsSync(${marker});
         writeFileSync(${marker}, '');
         if (!ran) throw new Error('late');
       });`,
    );
    const { passed, failed } = await run();
    assert.deepEqual([passed, failed, runs], [4, 0, [undefined, ['shaky.test.ts']]]);
  });

  it('does not help what is broken', async () => {
    write('broken', "it('works', () => { throw new Error('no'); });");
    const { passed, failed, failures } = await run();
    assert.deepEqual([passed, failed, failures[0]?.title, runs.length], [2, 1, 'works', 2]);
  });

  it('is not given where much is broken', async () => {
    for (const name of ['one', 'two', 'three'])
      write(name, `it('${name}', () => { throw new Error('no'); });`);
    const { passed, failed } = await run();
    assert.deepEqual([passed, failed, runs.length], [2, 3, 1]);
  });
});
