import type { DetectedSecret } from './finding.ts';

const keyBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const keyEnd = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const keyBody = /^(?:(?:\s|\\[rn]){0,8}(?:[A-Za-z-]{3,30}: [^\r\n\\]{0,200}|[A-Za-z0-9+/=]{16,}))*/;
/** UTF-16 units; a 16,384-bit RSA key in PEM has about 13,000. */
const longestKey = 20_000;

/** Whole private keys, also with a prefix before each line or with `\n` written out; cut-off ones up to where they break off. */
export function findPrivateKeys(text: string): DetectedSecret[] {
  const findings: DetectedSecret[] = [];
  let from = 0;
  for (const begin of text.matchAll(keyBegin)) {
    if (begin.index < from) continue;
    const bodyStart = begin.index + begin[0].length;
    from = bodyStart + bodyLength(text.slice(bodyStart, bodyStart + longestKey));
    findings.push({ kind: 'private-key', start: begin.index, end: from });
  }
  return findings;
}

/** Length of what follows the first line of a key, its last line included; a key that begins anew ends a cut-off one. */
function bodyLength(following: string): number {
  const next = following.indexOf('-----BEGIN ');
  const own = next === -1 ? following : following.slice(0, next);
  const end = keyEnd.exec(own);
  if (end !== null) return end.index + end[0].length;
  return keyBody.exec(own)?.[0].length ?? 0;
}
