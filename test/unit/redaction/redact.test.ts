import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redact } from '../../../src/redaction/redact.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U';
const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA0123456789abcdef\n'.repeat(8)}-----END RSA PRIVATE KEY-----`;
const github = `ghp_${'a1b2c3'.repeat(6)}`;

describe('redact', () => {
  const masked: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['a GitHub token', `token is ${github}!`, 'token is [masked: github-token]!'],
    ['an AWS key id', 'using AKIAIOSFODNN7EXAMPL2 now', 'using [masked: aws-access-key-id] now'],
    [
      'an authorization header',
      'Authorization: Bearer abc.def',
      'Authorization: Bearer [masked: authorization]',
    ],
    [
      'a header in JSON',
      '{"authorization":"Basic eDp5"}',
      '{"authorization":"Basic [masked: authorization]"}',
    ],
    [
      'all of a digest header',
      'Authorization: Digest a="b", c="d"',
      'Authorization: [masked: authorization]',
    ],
    ['a password in JSON', '{"password":"hun\\"ter","a":1}', '{"password":"[masked: password]","a":1}'],
    ['JSON in JSON', '"{\\"password\\":\\"hunter2\\"}"', '"{\\"password\\":\\"[masked: password]\\"}"'],
    ['query parameters', 'GET /?token=abc&page=1', 'GET /?token=[masked: secret]&page=1'],
    ['an environment variable', 'DB_PASSWORD=p,w next', 'DB_PASSWORD=[masked: password] next'],
    ['a command line', 'mysql --password hunter -h x', 'mysql --password [masked: password] -h x'],
    ['cookies', 'Set-Cookie: sid=1; Path=/\nnext', 'Set-Cookie: [masked: cookie]\nnext'],
    ['a connection string', 'postgres://u:p@ss@db.io/x', 'postgres://u:[masked: password]@db.io/x'],
    [
      'a key-value connection string',
      'Server=a;Password=b;User=c',
      'Server=a;Password=[masked: password];User=c',
    ],
    ['a JSON web token', `jwt ${jwt} end`, 'jwt [masked: json-web-token] end'],
    ['a private key', `a\n${key}\nb`, 'a\n[masked: private-key]\nb'],
    ['a key on one line', key.replaceAll('\n', '\\n'), '[masked: private-key]'],
    ['a cut-off key', key.slice(0, 90) + '\nnext line', '[masked: private-key]\nnext line'],
    ['a card', 'card 4111 1111 1111 1111 declined', 'card [masked: card-number] declined'],
    ['a secret behind a fake mask', 'password=[masked: x]real', 'password=[masked: password]'],
  ];
  for (const [what, text, expected] of masked) {
    it(`masks ${what}`, async () => {
      assert.equal((await redact(text)).text, expected);
    });
  }

  const plain = [
    'tokens: 42 used, sessions closed',
    'order 4111111111111112 at 1763827331412 for 3782 items',
    'GET http://host:8080/path HTTP/1.1 mailto:a@example.com',
    '2026-11-22 16:02:11,412 ERROR payment refused (bearer of the card unknown)',
    'password=true token=null secret=***',
  ];
  for (const text of plain) {
    it(`leaves "${text}" alone`, async () => {
      assert.deepEqual(await redact(text), { text, findings: [] });
    });
  }

  it('masks e-mail addresses only where asked', async () => {
    const text = 'mail to jane.doe+x@example.com';
    assert.equal((await redact(text)).text, text);
    assert.equal((await redact(text, { personal: true })).text, 'mail to [masked: e-mail]');
  });

  it('cannot be switched off by what a log says', async () => {
    const { text } = await redact(`<!-- secretlint-disable -->\n${github}\n`);
    assert.equal(text, '<!-- secretlint-disable -->\n[masked: github-token]\n');
  });

  it('says where in the original each secret was', async () => {
    const text = `a password=one b ${github}`;
    const found = (await redact(text)).findings.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(found, ['one', github]);
  });

  it('changes nothing the second time, and never breaks a character', async () => {
    const part = fc.oneof(
      fc.constantFrom(
        ...masked.map(([, text]) => text),
        key,
        ' ',
        '\n',
        ', ',
        '"',
        "'",
        ';',
        '\\',
        '=',
        ': ',
      ),
      fc.constantFrom(
        'password=',
        'token: ',
        'Cookie: ',
        'Authorization: Bearer ',
        '[masked: x]',
        '😀',
        '://a:',
        '@',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const once = (await redact(parts.join(''))).text;
        assert.doesNotMatch(once, /\p{Surrogate}/u);
        assert.equal((await redact(once)).text, once);
      }),
      { numRuns: 600 },
    );
  });

  it('finds the same secrets in a text of many megabytes, also a key where two chunks meet', async () => {
    const line = 'GET /checkout 200 took 12 ms for a customer\n';
    const filler = line.repeat(Math.ceil((512 * 1024 - 150) / line.length));
    const { text, findings } = await redact(`${filler}${key}\n${filler}${filler}password=x\n`);
    assert.deepEqual(
      findings.map(({ kind }) => kind),
      ['private-key', 'password'],
    );
    assert.equal(text, `${filler}[masked: private-key]\n${filler}${filler}password=[masked: password]\n`);
  });

  it('stops when cancelled', async () => {
    await assert.rejects(redact('a', { signal: AbortSignal.abort(new Error('cancelled')) }), /cancelled/);
  });
});
