import assert from 'node:assert/strict';
import { redact } from '../../../src/redaction/redact.ts';

const masked = async (text: string): Promise<string> => (await redact(text, { personal: true })).text;

describe('masking personal data', () => {
  it('masks addresses, phone numbers and IBANs where it is asked for', async () => {
    assert.equal(await masked('write to jane.doe+x@example.com'), 'write to [masked: e-mail]');
    assert.equal(await masked('call +380 44 123-45-67 now'), 'call [masked: phone] now');
    assert.equal(await masked('tel: 044 123 45 67'), 'tel: [masked: phone]');
    assert.equal(await masked('to DE89 3704 0044 0532 0130 00.'), 'to [masked: iban].');
    assert.equal(await masked('UA213223130000026007233566001 paid'), '[masked: iban] paid');
  });

  it('leaves numbers that are none of these', async () => {
    for (const text of [
      '2026-11-22 16:02:11 +0200 order 4111111111111112',
      'took +12 345 ms, offset +0200',
      'DE89 3704 0044 0532 0130 01 has a wrong check digit',
      '1763827331412',
    ])
      assert.equal(await masked(text), text);
  });

  it('masks IP addresses only by their own setting, and never loopback', async () => {
    const line = '10.1.2.3 called ::1 and 2001:db8::7 at 12:30:45 with v1.2.3';
    assert.equal(await masked(line), line);
    const { text } = await redact(line, { ipAddresses: true });
    assert.equal(text, '[masked: ip-address] called ::1 and [masked: ip-address] at 12:30:45 with v1.2.3');
  });

  it('leaves all of it alone where only credentials are to be masked', async () => {
    const line = 'jane@example.com +380441234567';
    assert.equal((await redact(line)).text, line);
  });
});
