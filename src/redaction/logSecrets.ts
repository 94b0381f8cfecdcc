import { findAddressSecrets } from './addresses.ts';
import { findAssignedSecrets } from './assignments.ts';
import { findCardNumbers } from './cardNumbers.ts';
import { findCommandLineSecrets } from './commandLines.ts';
import { findFiledSecrets } from './credentialFiles.ts';
import type { DetectedSecret } from './finding.ts';
import { before } from './places.ts';
import { findPrivateKeys } from './privateKeys.ts';
import { findVendorTokens } from './vendorTokens.ts';

/** RFC 7519; also one that is encrypted (RFC 7516: five parts), or whose signature is cut off. */
const jsonWebToken = new RegExp(String.raw`${before}eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*){1,3}`, 'g');

/** What the kept rules miss in logs: each family in a file of its own. */
export function findLogSecrets(text: string): DetectedSecret[] {
  return [
    ...findPrivateKeys(text),
    ...findCardNumbers(text),
    ...findVendorTokens(text),
    ...[...text.matchAll(jsonWebToken)].map((match) => ({
      kind: 'json-web-token',
      start: match.index,
      end: match.index + match[0].length,
    })),
    ...findAssignedSecrets(text),
    ...findCommandLineSecrets(text),
    ...findAddressSecrets(text),
    ...findFiledSecrets(text),
  ];
}
