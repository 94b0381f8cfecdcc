import type { DetectedSecret } from './finding.ts';
import { before, credentialIn, isPlaceholder } from './places.ts';

const base64 = 'A-Za-z0-9+/';
const crypt = './A-Za-z0-9';

/** Lines of files that hold credentials, and statements and protocols that set or carry them. */
const rules: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  // .netrc (GNU inetutils): machine NAME login USER password SECRET
  { kind: 'password', pattern: /\blogin\s{1,4}\S{1,100}\s{1,4}password\s{1,4}(?<secret>\S{1,300})/dgi },
  // .pgpass (PostgreSQL, "The Password File"): host:port:database:user:password
  {
    kind: 'password',
    pattern:
      /(?<![^\s"'`])(?=[\w.*-]{0,60}[a-z*])[\w.*-]{1,60}:(?:\d{4,5}|\*):[a-z*][\w*-]{0,60}:[a-z*][\w.*-]{0,60}:(?<secret>[^\s:"'`]{4,200})(?=$|[\s"'`])/dgm,
  },
  // kubeconfig: keys of the client in base64
  {
    kind: 'private-key',
    pattern: new RegExp(
      String.raw`\b(?:client-key-data|tls\.key|ssh-privatekey|ca\.key)["']?\s{0,4}:\s{0,4}["']?(?<secret>[${base64}]{40,}={0,2})`,
      'dg',
    ),
  },
  // .docker/config.json
  {
    kind: 'password',
    pattern: /"(?:auth|identitytoken|registrytoken)"\s{0,4}:\s{0,4}"(?<secret>[^"\s]{8,})"/dg,
  },
  // JSON Web Key (RFC 7517): the private parts
  { kind: 'private-key', pattern: /"(?:d|p|q|dp|dq|qi)"\s{0,4}:\s{0,4}"(?<secret>[\w-]{40,})"/dg },
  // PuTTY's key files
  {
    kind: 'private-key',
    pattern: new RegExp(
      String.raw`Private-Lines: \d{1,3}\r?\n(?<secret>(?:[${base64}=]{1,80}\r?\n?){1,100})`,
      'dg',
    ),
  },
  // SQL: MySQL, MariaDB, Oracle, PostgreSQL, SQL Server
  {
    kind: 'password',
    pattern:
      /\bidentified\s{1,4}(?:by|with\s{1,4}\S{1,60}\s{1,4}(?:by|as))\s{1,4}(?:password\s{1,4})?(?:["'](?<double>[^"'\r\n]{1,300})["']|(?<secret>[^\s"';]{1,300}))/dgi,
  },
  {
    kind: 'password',
    pattern:
      /\b(?:alter|create)\s{1,4}(?:user|role|login|database|server)\s[^\r\n;]{0,200}?\bpassword\s{0,4}(?:=|to)?\s{0,4}(?:N|E)?["'](?<secret>[^"'\r\n]{1,300})["']/dgi,
  },
  {
    kind: 'password',
    pattern:
      /\bset\s{1,4}password\s[^\r\n;]{0,100}?(?:=|\bto)\s{0,4}(?:password\(\s{0,2})?["'](?<secret>[^"'\r\n]{1,300})["']/dgi,
  },
  // Redis: redis.conf, ACL rules, and what MONITOR prints
  {
    kind: 'password',
    pattern:
      /\b(?:requirepass|masterauth|sentinel auth-pass \S{1,60})\s{1,4}["']?(?<secret>[^\s"']{1,300})/dgi,
  },
  { kind: 'password', pattern: /"(?:auth|AUTH)"\s"(?<secret>[^"\r\n]{1,300})"(?!\s")/dg },
  // SMTP and IMAP (RFC 4616): user and password in base64
  {
    kind: 'password',
    pattern: new RegExp(
      String.raw`\bAUTH(?:ENTICATE)? (?:PLAIN|LOGIN|XOAUTH2) (?<secret>[${base64}]{8,}={0,2})`,
      'dgi',
    ),
  },
  // Hashes of passwords: crypt(3), bcrypt, Argon2, scrypt, PHPass, Django, Werkzeug, LDAP (RFC 2307), MySQL, PostgreSQL, ASP.NET
  {
    kind: 'password-hash',
    pattern: new RegExp(String.raw`${before}(?<secret>\$2[abxy]?\$\d{2}\$[${crypt}]{53})`, 'dg'),
  },
  {
    kind: 'password-hash',
    pattern: new RegExp(
      String.raw`${before}(?<secret>\$(?:1|5|6|7|8|apr1|md5|sha1|y|gy|P|H|S)\$(?:rounds=\d{1,9}\$)?[${crypt}=,]{1,200}(?:\$[${crypt}]{1,200}){0,3})`,
      'dg',
    ),
  },
  {
    kind: 'password-hash',
    pattern: new RegExp(
      String.raw`${before}(?<secret>\$(?:argon2(?:id|i|d)|scrypt|pbkdf2(?:-sha\d{1,3})?)\$[\w=,$.+/-]{20,300})`,
      'dg',
    ),
  },
  {
    kind: 'password-hash',
    pattern: new RegExp(String.raw`${before}(?<secret>\$[PHS]\$[${crypt}]{30,60})`, 'dg'),
  },
  {
    kind: 'password-hash',
    pattern: new RegExp(
      String.raw`${before}(?<secret>(?:pbkdf2_sha\d{1,3}|pbkdf2:sha\d{1,3}:\d{1,8}|scrypt:\d{1,8}:\d{1,3}:\d{1,3}|argon2|bcrypt_sha256|bcrypt|sha1|md5|unsalted_md5)\$[\w=,$.+/-]{20,300}={0,2})`,
      'dg',
    ),
  },
  {
    kind: 'password-hash',
    pattern: new RegExp(
      String.raw`(?<secret>\{(?:SSHA|SHA|SMD5|MD5|CRYPT|SSHA\d{3}|PBKDF2[\w-]{0,12}|BCRYPT|ARGON2|bcrypt|noop)\}[${base64}$.]{8,300}={0,2})`,
      'dg',
    ),
  },
  {
    kind: 'password-hash',
    pattern: /(?<secret>SCRAM-SHA-(?:1|256)\$\d{1,8}:[\w+/=]{8,200}\$[\w+/=]{8,200}:[\w+/=]{8,200})/dg,
  },
  { kind: 'password-hash', pattern: /(?<![\w*])(?<secret>\*[A-F0-9]{40})(?![A-F0-9])/dg },
  // /etc/shadow (shadow(5)) beyond those, and NTLM in the dumps of pwdump
  { kind: 'password-hash', pattern: /:\d{1,6}:(?<secret>[a-f0-9]{32}:[a-f0-9]{32}):::/dgi },
];

/** Credentials in the lines of files that keep them, in SQL, in mail and Redis protocols, and hashes of passwords. */
export function findFiledSecrets(text: string): DetectedSecret[] {
  return rules.flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const found = credentialIn(match);
      if (found === undefined || isPlaceholder(found.text)) return [];
      return [{ kind, start: found.start, end: found.start + found.text.length }];
    }),
  );
}
