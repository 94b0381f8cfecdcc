import type { DetectedSecret } from './finding.ts';
import { credentialIn, isPlaceholder } from './places.ts';

const rules: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  {
    kind: 'password',
    pattern:
      /:\/\/[^\s/:@"'<>?#]{0,200}:(?!\[masked: [a-z0-9-]+\]@)(?<secret>(?:\[masked: [a-z0-9-]+\])?[^\s/"'<>]{1,300})@(?=[^\s/@])/dg,
  },
  { kind: 'url-token', pattern: /:\/\/(?<secret>(?=[A-Za-z_-]{0,299}\d)[\w-]{20,300})@(?=[^\s/@])/dg },
  // jdbc:oracle:thin:scott/tiger@db, and the data source names of Go's MySQL driver: user:password@tcp(db:3306)/shop
  { kind: 'password', pattern: /\bjdbc:oracle:\w{1,10}:[\w$#]{1,60}\/(?<secret>[^\s@"']{1,200})@/dg },
  { kind: 'password', pattern: /(?<![\w.-])[\w.-]{1,60}:(?<secret>[^\s@:/"']{1,200})@(?:tcp|unix)\(/dg },
  // Links that sign somebody in or set a password.
  {
    kind: 'url-token',
    pattern:
      /\/(?:reset|reset-password|password-reset|passwords?|invite|invitations?|confirm|confirmations?|activate|activation|verify|magic|magic-link|unsubscribe|login|signin)\/(?<secret>(?=[A-Za-z_-]{0,200}\d)[\w-]{20,300})(?![\w-])/dgi,
  },
];

/** Credentials in addresses: user and password, tokens in the place of a user, links that sign somebody in. */
export function findAddressSecrets(text: string): DetectedSecret[] {
  return rules.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const found = credentialIn(match);
      if (found === undefined || isPlaceholder(found.text)) return [];
      return [{ kind, start: found.start, end: found.start + found.text.length }];
    }),
  );
}
