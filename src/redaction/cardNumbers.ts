import type { DetectedSecret } from './finding.ts';

const candidate = /(?<![\w.+-])[2-6](?:[ -]?\d){11,18}(?![\w-])/g;

/** Issuer prefixes and lengths (ISO/IEC 7812): Visa, Mastercard, American Express, Diners, JCB, Discover, UnionPay. */
const issuers =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d\d|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720))\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|35\d{14}|6(?:011|5\d\d|4[4-9]\d)\d{12,15}|62\d{14,17})$/;

/** Payment card numbers: a known issuer's prefix and length, and a check digit that is right. */
export function findCardNumbers(text: string): DetectedSecret[] {
  const findings: DetectedSecret[] = [];
  for (const match of text.matchAll(candidate)) {
    const digits = match[0].replace(/[ -]/g, '');
    if (!issuers.test(digits) || !passesLuhn(digits)) continue;
    findings.push({ kind: 'card-number', start: match.index, end: match.index + match[0].length });
  }
  return findings;
}

/** The Luhn check of ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.at(-1 - place));
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
