import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cleanLine, decodeBytes, detectEncoding } from '../../../../src/logs/format/decode.ts';

const text = '2025-11-22 16:02:11 INFO something happened\r\n2025-11-22 16:02:12 ERROR it broke\r\n';

function utf16be(value: string): Buffer {
  return Buffer.from(value, 'utf16le').swap16();
}

describe('detectEncoding', () => {
  it('tells UTF-16 by its byte order mark', () => {
    const le = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const be = Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be(text)]);
    assert.deepEqual(detectEncoding(le), { encoding: 'utf-16le', bom: 2 });
    assert.deepEqual(detectEncoding(be), { encoding: 'utf-16be', bom: 2 });
  });

  it('tells UTF-16 without a mark by the side of its zeros', () => {
    assert.equal(detectEncoding(Buffer.from(text, 'utf16le')).encoding, 'utf-16le');
    assert.equal(detectEncoding(utf16be(text)).encoding, 'utf-16be');
  });

  it('takes NUL padding for padding', () => {
    const padded = Buffer.concat([Buffer.alloc(4096), Buffer.from(text)]);
    assert.deepEqual(detectEncoding(padded), { encoding: 'utf-8', bom: 0 });
    assert.equal(detectEncoding(Buffer.alloc(64)).encoding, 'utf-8');
  });

  it('knows UTF-8 with a mark, and where a sample cuts a character', () => {
    assert.deepEqual(detectEncoding(Buffer.from(`\ufeff${text}`)), { encoding: 'utf-8', bom: 3 });
    const cut = Buffer.from('сталася помилка').subarray(0, -1);
    assert.equal(detectEncoding(cut).encoding, 'utf-8');
  });

  it('falls back to Latin-1, but not for a stray byte in UTF-8 text', () => {
    assert.equal(
      detectEncoding(Buffer.from('22 févr. 2025 échec à la réception', 'latin1')).encoding,
      'latin1',
    );
    const stray = Buffer.concat([Buffer.from('сталася помилка '), Buffer.from([0xff]), Buffer.from(' далі')]);
    assert.equal(detectEncoding(stray).encoding, 'utf-8');
  });
});

describe('decodeBytes', () => {
  it('gives back any text in every encoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        assert.equal(decodeBytes(Buffer.from(value), 'utf-8'), value);
        assert.equal(decodeBytes(Buffer.from(value, 'utf16le'), 'utf-16le'), value);
        assert.equal(decodeBytes(utf16be(value), 'utf-16be'), value);
      }),
    );
  });

  it('leaves out the torn half of a last UTF-16 character', () => {
    assert.equal(decodeBytes(utf16be('ab').subarray(0, 3), 'utf-16be'), 'a');
  });
});

describe('cleanLine', () => {
  it('takes out colors, links, NULs, the byte order mark and a carriage return', () => {
    assert.equal(cleanLine('\u001b[1;31mERROR\u001b[0m broken\r'), 'ERROR broken');
    assert.equal(cleanLine('\u001b]8;;http://a/\u0007link\u001b]8;;\u0007'), 'link');
    assert.equal(cleanLine('\0\0\0ok'), 'ok');
    assert.equal(cleanLine('\ufeffok'), 'ok');
  });

  it('takes out colors that a logger wrote as text', () => {
    assert.equal(cleanLine('\\x1b[33mWARN\\x1b[39m slow'), 'WARN slow');
    assert.equal(cleanLine('#033[31mERROR#033[0m x'), 'ERROR x');
  });

  it('leaves brackets of a message alone', () => {
    assert.equal(cleanLine('items[33] and a[0m]'), 'items[33] and a[0m]');
  });
});
