import type { DetectedSecret } from './finding.ts';
import { credentialIn, isPlaceholder, quote, unmasked, value } from './places.ts';
import { nameEnd, passwordWords, secretWords } from './credentialWords.ts';

interface AssignmentRule {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Where the name alone says too little, what the value has to look like. */
  readonly accepts?: (value: string, match: string) => boolean;
}

/** Between a name and its value: `=`, `: `, `=>`, `->`, `%3D`, the type in a dump of PHP, the prefix of a literal. */
const assign = String.raw`${quote}?[\])]?\s{0,4}(?:=>|:=|->|=|:|%3[ADad])\s{0,4}(?:string\(\d{1,9}\)\s{1,2})?(?:[bBruN@](?=["']))?(?:[({]|\[(?!masked: ))?`;
/** The same where the value stands in an element or attribute of its own. */
const beside = String.raw`["'][\w.:-]{0,60}(?:NAMES)${nameEnd}["']\s{0,4}(?:,\s{0,4}["']value["']\s{0,4}:\s{0,4}|\s{1,4}value\s{0,2}=\s{0,2}|(?=>))`;
const quoted = String.raw`(?:"${unmasked}(?<double>[^"\r\n]{1,4000})"|'${unmasked}(?<single>[^'\r\n]{1,4000})'|>\s{0,8}${unmasked}(?<secret>[^\s<>"'][^<>\r\n]{0,4000})<)`;

const schemes = 'bearer|basic|token|apikey|api-key|negotiate|ntlm|key';
/** Long and mixed, as generated ones are; no number, no counter, no address in memory. */
const isLong = (text: string): boolean =>
  text.length >= 16 && /\d/.test(text) && /[a-z]/i.test(text) && !/\s|^0x/.test(text);
/** Behind a colon and a blank, a bare word is the rest of a sentence: "invalid token: expected", "Token: Token { kind". */
const isNoSentence = (text: string, match: string): boolean =>
  /\d/.test(text) || !/[:=]\s+[A-Za-z][A-Za-z.]*(?:[^\w.].*)?$/.test(match);
const hasDigit = (text: string): boolean => /\d/.test(text) && text.length >= 6 && !/\s/.test(text);
const all = `${passwordWords}|${secretWords}`;

function assigned(kind: string, names: string, accepts?: AssignmentRule['accepts']): AssignmentRule {
  return {
    kind,
    pattern: new RegExp(`(?:${names})${nameEnd}${assign}${value}`, 'dgi'),
    ...(accepts && { accepts }),
  };
}

const rules: readonly AssignmentRule[] = [
  {
    kind: 'authorization',
    pattern: new RegExp(
      String.raw`authorization${assign}${quote}?(?:(?:${schemes})(?:\s{1,4}|%20))?(?!(?:${schemes})\s)${unmasked}(?<secret>(?:digest|hawk|oauth|aws4-hmac-sha256)\s[^\r\n]+|(?:\[masked: [a-z0-9-]+\])?[^\s"'\\,;\]]+)`,
      'dgi',
    ),
  },
  {
    kind: 'authorization',
    pattern:
      /\b(?:bearer|basic)(?:\s{1,4}|%20|\+)(?<secret>(?=[a-z+/._~-]{0,200}[\d=])[\w+/.~-]{8,}={0,2})/dgi,
  },
  {
    kind: 'cookie',
    pattern: new RegExp(
      String.raw`\bcookie${assign}${quote}?${unmasked}(?<secret>[^\s"'\\][^\r\n"'\\]*)`,
      'dgi',
    ),
  },
  assigned('password', passwordWords),
  assigned('secret', secretWords, isNoSentence),
  // Short words are names only where they stand for themselves: `DB_PASS`, `userPass`, not `compass` or `passed`.
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`(?:(?<![A-Za-z])(?:pass|Pass|PASS|pw|PW|mdp|MDP)|(?<=[a-z])(?:Pass|Pw))(?:[-_]?\d{1,2})?(?![A-Za-z])${assign}${value}`,
      'dg',
    ),
    accepts: (text) => !/^\d{1,4}$/.test(text),
  },
  {
    kind: 'one-time-code',
    pattern: new RegExp(
      String.raw`(?<![A-Za-z])(?:otp|OTP|totp|pin|PIN|(?:verification|security|one[-_ ]time)[-_ ]code)${assign}${quote}?(?<secret>\d{4,8})(?!\d)`,
      'dg',
    ),
  },
  assigned('signature', String.raw`(?<![A-Za-z])(?:sig|signature|hmac|x-[\w-]{1,40}-signature)`, isLong),
  assigned('session', String.raw`(?:session(?:[-_]?(?:id|key))?|sessid|sid)`, isLong),
  assigned(
    'secret',
    String.raw`(?<![A-Za-z])(?:auth|_auth|authkey|nonce|csrf|xsrf|x-[\w-]{0,40}(?:auth|key))`,
    isLong,
  ),
  {
    kind: 'secret',
    pattern:
      /[?&](?:code|key|k|t|auth|hash|state|ticket|assertion|samlresponse|saml_response|x-amz-(?:signature|credential|security-token)|x-goog-(?:signature|credential)|policy|key-pair-id)=(?<secret>[^\s"'&<>#]{16,})/dgi,
    accepts: isLong,
  },
  { kind: 'password', pattern: new RegExp(beside.replace('NAMES', passwordWords) + quoted, 'dgi') },
  { kind: 'secret', pattern: new RegExp(beside.replace('NAMES', secretWords) + quoted, 'dgi') },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`<(?:\w{1,20}:)?[\w.-]{0,40}(?:${all}|pass|pwd)${nameEnd}(?:\s[^<>\r\n]{0,300})?>\s{0,8}(?:<!\[CDATA\[)?${unmasked}(?<secret>[^\s<>][^<>\r\n\]]{0,4000})(?:\]\]>)?<`,
      'dgi',
    ),
  },
  {
    kind: 'secret',
    pattern: new RegExp(
      String.raw`(?:${all})${nameEnd}\s?\(\s{0,4}["'\x60]${unmasked}(?<secret>[^"'\x60\r\n]{1,4000})["'\x60]`,
      'dgi',
    ),
  },
  {
    kind: 'secret',
    pattern: new RegExp(
      String.raw`\(\s?["'][\w.-]{0,60}(?:${all})${nameEnd}["'],\s{0,4}["']${unmasked}(?<secret>[^"'\r\n]{1,4000})["']\s?\)`,
      'dgi',
    ),
  },
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`(?:${passwordWords}|token|api key|secret)\s{1,2}(?:is|was|equals|set to|changed to|reset to|—|–|це)\s{0,2}:?\s{0,2}${value}`,
      'dgi',
    ),
    accepts: hasDigit,
  },
  {
    kind: 'recovery-phrase',
    pattern: new RegExp(
      String.raw`(?:mnemonic|(?:seed|recovery|backup)[-_ ]?(?:phrase|words))${assign}${quote}?(?<secret>(?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8})`,
      'dgi',
    ),
  },
];

/** What stands behind a name that says it is secret: settings, headers, parameters, attributes, elements, dumps. */
export function findAssignedSecrets(text: string): DetectedSecret[] {
  return rules.flatMap(({ kind, pattern, accepts }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const found = credentialIn(match);
      if (found === undefined || isPlaceholder(found.text) || accepts?.(found.text, match[0]) === false)
        return [];
      return [{ kind, start: found.start, end: found.start + found.text.length }];
    }),
  );
}
