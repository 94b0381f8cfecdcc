import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDraft } from '../../../../src/writing/messages/header.ts';
import { bodyToCopy, mailtoUrl, withSubject } from '../../../../src/writing/messages/outgoing.ts';

describe('what is copied of a draft', () => {
  it('has no front matter and no comments', () => {
    const text =
      '---\nto: acme\n---\n\nHello,\n\n<!-- ask Petro\nfirst -->\nit works <!-- really? -->again.  \r\n\r\n\r\n\r\nKind regards\n';
    assert.equal(bodyToCopy(text), 'Hello,\n\nit works again.\n\nKind regards');
  });

  it('keeps a comment that is not closed: nothing is cut off', () => {
    assert.equal(bodyToCopy('Hello <!-- there\n'), 'Hello <!-- there');
  });
});

describe('what is copied for a mail', () => {
  const copied = (lines: string): string =>
    withSubject(parseDraft(`---\n${lines}\n---\n\nHello\n`).header, 'Hello');

  it('begins with the subject, in the language of the letter', () => {
    assert.equal(copied('subject: "Update: cards"'), 'Subject: Update: cards\n\nHello');
    assert.equal(copied('subject: Новини\nlanguage: uk'), 'Тема: Новини\n\nHello');
  });

  it('has none for a chat, or where the draft has none', () => {
    assert.equal(copied('subject: Update\nchannel: Chat'), 'Hello');
    assert.equal(copied('to: acme'), 'Hello');
  });
});

describe('a mailto URL', () => {
  const read = (url: string): { to: string; subject: string | null; body: string | null } => {
    const [address = '', query = ''] = url.slice('mailto:'.length).split('?');
    const field = (name: string): string | null => {
      const pair = query.split('&').find((one) => one.startsWith(`${name}=`));
      return pair === undefined ? null : decodeURIComponent(pair.slice(name.length + 1));
    };
    return { to: decodeURIComponent(address), subject: field('subject'), body: field('body') };
  };

  it('carries any text unharmed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        (subject, body) => {
          const mail = { to: 'desk@acme.example', subject, body };
          const { url, complete } = mailtoUrl(mail, 100_000);
          const back = read(url);
          assert.ok(complete);
          assert.equal(back.to, mail.to);
          assert.equal(back.subject, subject.replace(/\s+/gu, ' ').trim());
          assert.equal(back.body, body.replace(/\r\n?|\n/gu, '\r\n'));
        },
      ),
    );
  });

  it('adds no header that stands in a subject or an address', () => {
    const { url } = mailtoUrl({
      to: 'a@b.example?bcc=x@y.example',
      subject: 'S\r\nBcc: x@y.example&body=z',
      body: 'B',
    });
    assert.equal(url.split('?').length, 2);
    assert.equal(url.split('&').length, 2);
    assert.doesNotMatch(url, /subject=[^&]*%0D/u);
  });

  it('takes several addresses', () => {
    assert.equal(
      read(mailtoUrl({ to: 'a@x.example; b+c@y.example', subject: 'S', body: '' }).url).to,
      'a@x.example,b+c@y.example',
    );
  });

  it('leaves a long body out whole, and says so', () => {
    const { url, complete } = mailtoUrl({ to: 'a@x.example', subject: 'Новини', body: 'я'.repeat(400) });
    assert.equal(complete, false);
    assert.ok(url.length <= 2000);
    assert.equal(read(url).subject, 'Новини');
    assert.equal(read(url).body, null);
  });

  it('stands half a character', () => {
    assert.match(mailtoUrl({ to: 'a@x.example', subject: 'x\uD83D', body: '' }).url, /subject=x%EF%BF%BD/u);
  });
});
