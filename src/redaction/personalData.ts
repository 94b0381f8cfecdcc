import { isIP } from 'node:net';
import type { DetectedSecret } from './finding.ts';

const email = /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b/gi;
/** With a country code (ITU-T E.164: at most 15 digits), or behind a word that says so. */
const phone =
  /(?<![\w+.])\+(?=(?:[\s().-]?\d){8,15}(?!\d))[1-9](?:[\s().-]{0,2}\d){7,14}(?!\d)|(?<=\b(?:tel|phone|mobile|cell|тел|телефон)\.?\s{0,2}[:=]?\s{0,2})\(?\d(?:[\s().-]{0,2}\d){6,12}(?!\d)/giu;
const iban = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g;
const address =
  /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){2,7})(?![\w:]|\.\d)/g;

/** E-mail addresses, phone numbers and IBANs. Names of people can't be found by rule. */
export function findPersonalData(text: string): DetectedSecret[] {
  return [
    ...matches(text, email, 'e-mail'),
    ...matches(text, phone, 'phone'),
    ...matches(text, iban, 'iban', isIban),
  ];
}

/** IPv4 and IPv6 addresses of other machines; loopback, and the addresses that mean "any", tell nothing of anybody. */
export function findIpAddresses(text: string): DetectedSecret[] {
  return matches(
    text,
    address,
    'ip-address',
    (found) => isIP(found) !== 0 && !/^(?:127\.|0\.0\.0\.0$|255\.|::1?$)/.test(found),
  );
}

function matches(
  text: string,
  pattern: RegExp,
  kind: string,
  accepts: (found: string) => boolean = () => true,
): DetectedSecret[] {
  return [...text.matchAll(pattern)]
    .filter(([found]) => accepts(found))
    .map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
}

/** The check digits of ISO 13616-1: what is rearranged is 1 modulo 97 (ISO/IEC 7064). */
function isIban(found: string): boolean {
  const compact = found.replaceAll(' ', '');
  const digits = (compact.slice(4) + compact.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return compact.length >= 15 && compact.length <= 34 && remainder === 1;
}
