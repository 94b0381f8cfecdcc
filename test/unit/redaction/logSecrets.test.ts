import assert from 'node:assert/strict';
import { redact } from '../../../src/redaction/redact.ts';

const hex = (length: number): string => 'a1b2c3d4e5f60718'.repeat(20).slice(0, length);
const word = (length: number): string => 'Ab1Cd2Ef3Gh4Ij5K'.repeat(20).slice(0, length);

/** A line, and the part of it that has to be gone. */
const hidden: readonly (readonly [line: string, secret: string])[] = [
  ['DB_PASS=hunter2x', 'hunter2x'],
  ['{"user":"shop","pass":"hunter2x"}', 'hunter2x'],
  ['<password>hunter2x</password>', 'hunter2x'],
  ['<add key="ApiKey" value="hunter2x" />', 'hunter2x'],
  ['{"name":"DB_PASSWORD","value":"hunter2x"}', 'hunter2x'],
  ["connect(user='shop', password=b'hunter2x')", 'hunter2x'],
  ['["password"]=> string(8) "hunter2x"', 'hunter2x'],
  ['[password] => hunter2x', 'hunter2x'],
  ['setPassword("hunter2x")', 'hunter2x'],
  ['body=user%3Dshop%26password%3Dhunter2x%26page%3D1', 'hunter2x'],
  ['&quot;password&quot;:&quot;hunter2x&quot;', 'hunter2x'],
  ['curl -s -u shop:hunter2x https://api.example.com', 'hunter2x'],
  ['sshpass -p hunter2x ssh web1', 'hunter2x'],
  ['mysql -ushop -phunter2x shopdb', 'hunter2x'],
  ['redis-cli -h cache -a hunter2x ping', 'hunter2x'],
  ['docker login -u shop -p hunter2x registry.example.com', 'hunter2x'],
  ['openssl rsa -passin pass:hunter2x -in key.pem', 'hunter2x'],
  ['echo hunter2x | sudo -S reboot', 'hunter2x'],
  ['machine api.example.com login shop password hunter2x', 'hunter2x'],
  ['db.example.com:5432:shop:shopuser:hunter2x', 'hunter2x'],
  ["ALTER ROLE shop WITH PASSWORD 'hunter2x'", 'hunter2x'],
  ["CREATE USER 'shop'@'%' IDENTIFIED BY 'hunter2x'", 'hunter2x'],
  [`X-Auth-Key: ${hex(32)}`, hex(32)],
  [`client-key-data: ${word(80)}`, word(80)],
  [`{"auths":{"r.example.com":{"auth":"${word(24)}"}}}`, word(24)],
  [`GET /oauth/callback?code=${word(40)}&state=1`, word(40)],
  [`https://a.blob.core.windows.net/x?sp=r&sig=${word(43)}%3D`, word(43)],
  [`POST https://api.telegram.org/bot123456789:AA${word(33)}/sendMessage`, word(33)],
  [`GET /password/reset/${hex(40)} HTTP/1.1`, hex(40)],
  ['shop:hunter2x@tcp(db:3306)/shop', 'hunter2x'],
  ['Пароль: hunter2x', 'hunter2x'],
  ['Passwort: hunter2x', 'hunter2x'],
  ['your password is hunter2x', 'hunter2x'],
  [`$2b$12$${word(53)}`, word(53)],
  [`{SSHA}${word(32)}`, word(32)],
  [`pbkdf2_sha256$600000$${word(22)}$${word(43)}=`, word(43)],
  ['otp=482913', '482913'],
  [`\u001b[33mglpat-${word(20)}\u001b[0m`, word(20)],
  [`{"out":"one\\nglpat-${word(20)}\\ntwo"}`, word(20)],
  [`token%3Dglpat-${word(20)}%26a`, word(20)],
  ...[
    `pypi-AgEIcHlwaS5vcmc${word(60)}`,
    `dckr_pat_${word(27)}`,
    `hf_${word(34)}`,
    `hvs.${word(95)}`,
    `dapi${hex(32)}`,
    `dop_v1_${hex(64)}`,
    `GOCSPX-${word(28)}`,
    `SG.${word(22)}.${word(43)}`,
    `https://hooks.slack.com/services/T0123456789/B0123456789/${word(24)}`,
    `sk-ant-api03-${word(93)}AA`,
  ].map((token) => [`call with (${token}) failed`, token] as const),
];

/** Lines without credentials that look a little like some. */
const harmless: readonly string[] = [
  "Access denied for user 'root'@'localhost' (using password: NO)",
  'Client session timed out, sessionid:0x14ede63a5a70004, sid:1',
  '{"alert":{"signature":"ET SCAN Potential SSH Scan","severity":2}}',
  'Invalid username or password',
  'invalid token: expected ";" at line 4',
  'password=${DB_PASSWORD} token={{ vault.token }} secret=[FILTERED]',
  'compass=3 passed: 12 passenger: Smith bypass=on',
  'commit 3f2a9c1d4e5b6a7988776655443322110f0e0d0c in 12 ms',
  'image sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1',
  'PASS test/unit/a.test.ts (2 of 9)',
  'docker run -p 8080:80 nginx',
  'request 7b1d0a52-9c3e-4f8a-8f6e-2d1c0b9a8877 took 31 ms',
  'keys: 4, token count: 812, secrets: none',
];

describe('masking what logs hold', () => {
  for (const [line, secret] of hidden)
    it(`hides what is secret in: ${line.replace(/\p{Cc}/gu, '').slice(0, 60)}`, async () => {
      const { text } = await redact(line);
      assert.ok(!text.includes(secret), text);
      assert.match(text, /\[masked: /);
    });

  for (const line of harmless)
    it(`leaves alone: ${line.slice(0, 60)}`, async () => {
      assert.equal((await redact(line)).text, line);
    });

  it('masks only the password of a command, and leaves the rest to be read', async () => {
    const { text } = await redact('mysqldump -ushop -phunter2x --host db shopdb > a.sql');
    assert.equal(text, 'mysqldump -ushop -p[masked: password] --host db shopdb > a.sql');
  });
});
