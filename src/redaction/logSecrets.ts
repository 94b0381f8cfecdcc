import { findCardNumbers } from './cardNumbers.ts';
import type { DetectedSecret } from './finding.ts';
import { findPrivateKeys } from './privateKeys.ts';

interface Rule {
  readonly kind: string;
  /** The part to mask is the group `secret`. Each pattern is linear on a line of any length. */
  readonly pattern: RegExp;
}

const quote = String.raw`(?:\\{0,3}["'])`;
const assign = String.raw`${quote}?\s{0,4}(?:=>|:=|=|:)\s{0,4}`;
/** Not in front of a mask that already is the whole value. */
const unmasked = String.raw`(?!\[masked: [a-z0-9-]+\](?=[)\]}>.,]*(?:[\s"'&;,\\]|$)))`;
/** A value in quotes, in escaped quotes (JSON inside JSON), or bare up to the next blank or separator. */
const value = String.raw`(?:\\{1,3}"${unmasked}(?<escaped>[^"\\\r\n]+)|"${unmasked}(?<double>(?:[^"\\\r\n]|\\.)+)|'${unmasked}(?<single>(?:[^'\\\r\n]|\\.)+)|${unmasked}(?<bare>(?:\[masked: [a-z0-9-]+\])?(?:[^\s"'&;,\\]|,(?!\s|$|[\w.-]{1,40}[=:])|\\(?!["nrt]))+))`;

const passwordWords = 'password|passwd|passphrase|passcode|pwd';
const secretWords =
  'secret|token|api[-_. ]?key|access[-_.]?key(?:[-_.]?id)?|private[-_.]?key|signing[-_.]?key|encryption[-_.]?key|account[-_.]?key|credentials?|session[-_.]?id|sessid|sid|signature';
const schemes = 'bearer|basic|token|apikey|negotiate';

const rules: readonly Rule[] = [
  {
    kind: 'authorization',
    pattern: new RegExp(
      String.raw`authorization${assign}${quote}?(?:(?:${schemes})\s{1,4})?(?!(?:${schemes})\s)${unmasked}(?<secret>(?:digest|hawk|oauth|aws4-hmac-sha256)\s[^\r\n]+|(?:\[masked: [a-z0-9-]+\])?[^\s"'\\,;]+)`,
      'dgi',
    ),
  },
  {
    kind: 'authorization',
    pattern: /\b(?:bearer|basic)\s{1,4}(?<secret>(?=[a-z+/._~-]{0,200}[\d=])[\w+/.~-]{8,}={0,2})/dgi,
  },
  {
    kind: 'cookie',
    pattern: new RegExp(
      String.raw`\bcookie${assign}${quote}?${unmasked}(?<secret>[^\s"'\\][^\r\n"'\\]*)`,
      'dgi',
    ),
  },
  { kind: 'password', pattern: new RegExp(`(?:${passwordWords})${assign}${value}`, 'dgi') },
  { kind: 'secret', pattern: new RegExp(`(?:${secretWords})${assign}${value}`, 'dgi') },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`(?<!\S)--?(?:[\w-]{0,30}-)?(?:${passwordWords})\s{1,4}(?!-)${value}`,
      'dgi',
    ),
  },
  {
    kind: 'secret',
    pattern: new RegExp(
      String.raw`(?<!\S)--?(?:[\w-]{0,30}-)?(?:secret|token|api-key)\s{1,4}(?!-)${value}`,
      'dgi',
    ),
  },
  {
    kind: 'password',
    pattern:
      /:\/\/[^\s/:@"'<>?#]{0,200}:(?!\[masked: [a-z0-9-]+\]@)(?<secret>(?:\[masked: [a-z0-9-]+\])?[^\s/"'<>]{1,300})@(?=[^\s/@])/dg,
  },
  { kind: 'url-token', pattern: /:\/\/(?<secret>[\w-]{20,300})@(?=[^\s/@])/dg },
  {
    kind: 'json-web-token',
    pattern: /(?<![\w-])(?<secret>eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*){1,3})/dg,
  },
  {
    kind: 'service-token',
    pattern:
      /(?<![\w-])(?<secret>(?:sk|rk|pk|whsec)_(?:(?:live|test)_)?[A-Za-z0-9]{16,}|AIza[\w-]{35}|ya29\.[\w-]{20,}|glpat-[\w-]{20,}|sk-[\w-]{32,}|xox[a-z]-[\w-]{10,}|\d{8,10}:AA[\w-]{33})/dg,
  },
];

const notSecret = /^(?:true|false|null|undefined|none|nil|\*+|x{3,}|\.{3}|%[sdo])$/i;
/** A bracket or full stop after a bare value belongs to the sentence around it. */
const trailing = /[)\]}>.,]+$/;

/** What the kept rules miss in logs: headers, cookies, assignments, credentials in addresses, tokens, keys, cards. */
export function findLogSecrets(text: string): DetectedSecret[] {
  const findings = [...findPrivateKeys(text), ...findCardNumbers(text)];
  for (const rule of rules) {
    for (const match of text.matchAll(rule.pattern)) {
      const finding = findingOf(rule.kind, match);
      if (finding !== undefined) findings.push(finding);
    }
  }
  return findings;
}

/** E-mail addresses: masked only where a person asked for it, as they are often what is being searched for. */
export function findEmails(text: string): DetectedSecret[] {
  return [...text.matchAll(/(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/gi)].map(
    (match) => ({
      kind: 'e-mail',
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
}

function findingOf(kind: string, match: RegExpExecArray): DetectedSecret | undefined {
  for (const name of ['secret', 'escaped', 'double', 'single', 'bare']) {
    const range = match.indices?.groups?.[name];
    const found = match.groups?.[name];
    if (range === undefined || found === undefined) continue;
    const secret = name === 'bare' ? found.replace(trailing, '') : found;
    if (secret === '' || notSecret.test(secret)) return undefined;
    return { kind, start: range[0], end: range[0] + secret.length };
  }
  return undefined;
}
