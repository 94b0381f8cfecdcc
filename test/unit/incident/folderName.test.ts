import assert from 'node:assert/strict';
import fc from 'fast-check';
import { incidentFolder, slug } from '../../../src/incident/folderName.ts';

const opened = Date.parse('2026-11-22T22:30:00Z');
const ulid = '01JD3Z8V5Q0000000000007Q4M';

describe('the name of an incident’s folder', () => {
  it('is date, words and the end of the ULID', () => {
    assert.equal(incidentFolder(opened, 'Card payments fail', ulid), '2026-11-22-card-payments-fail-7q4m');
    assert.equal(incidentFolder(opened, 'Late', ulid, 'Europe/Kyiv'), '2026-11-23-late-7q4m');
  });

  it('writes Ukrainian and accents in Latin letters', () => {
    assert.equal(slug('Оплата карткою не проходить'), 'oplata-kartkoiu-ne-prokhodyt');
    assert.equal(slug('Їжак з’їв Юлин щит, згорів Єгор'), 'yizhak-ziv-yulyn-shchyt-zghoriv-yehor');
    assert.equal(slug('Crème brûlée à Łódź – Straße'), 'creme-brulee-a-lodz-strasse');
  });

  it('has words for any title', () => {
    assert.equal(slug('💥🔥'), 'incident');
    assert.equal(slug('支払い'), 'incident');
    assert.equal(slug('../../etc/passwd'), 'etc-passwd');
    assert.equal(slug('x'.repeat(60)), 'x'.repeat(44));
    assert.equal(
      slug(`${'very '.repeat(30)}long`),
      'very-very-very-very-very-very-very-very-very'.slice(0, 44),
    );
  });

  it('is safe on every file system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const name = incidentFolder(opened, title, ulid);
        assert.match(name, /^2026-11-22-[a-z0-9]+(?:-[a-z0-9]+)*-7q4m$/);
        assert.ok(name.length <= 60);
      }),
    );
    assert.match(incidentFolder(opened, 'CON', ulid), /^2026-11-22-con-7q4m$/);
  });
});
