import type { DetectedSecret } from './finding.ts';
import { credentialIn, isPlaceholder, unmasked } from './places.ts';
import { passwordWords } from './credentialWords.ts';

/** The rest of a command before the option: on the same line, in the same command. Bounded, so that search stays linear. */
const options = String.raw`[^\r\n|;]{0,300}?`;
const word = String.raw`(?:"${unmasked}(?<double>[^"\r\n]+)"|'${unmasked}(?<single>[^'\r\n]+)'|${unmasked}(?<secret>[^\s"'|;<>\\][^\s"'|;<>]*))`;

function command(names: string, option: string): RegExp {
  return new RegExp(String.raw`\b(?:${names})\b${options}\s${option}${word}`, 'dg');
}

/** Where each tool's manual says that its password stands on the command line. */
const patterns: readonly RegExp[] = [
  command(
    'curl|http|https|xh|wget',
    String.raw`(?:-u|--user|--proxy-user|-U|-a|--auth)[\s=]?["']?[^\s:"'-][^\s:"']{0,100}:(?!\/\/)`,
  ),
  command('sshpass', String.raw`-p\s?`),
  command('mysql|mysqldump|mysqladmin|mysqlimport|mysqlsh|mysqlcheck|mariadb|mariadb-dump', '-p(?=[^\\s-])'),
  command('redis-cli', String.raw`(?:-a|--pass)[\s=]`),
  command(
    'docker|podman|buildah|skopeo|nerdctl|helm|oras|crane|oc|az|mongo|mongosh|mongodump|mongorestore|twine|psexec|cf|ibmcloud|ansible-vault|argocd|influx|cqlsh|rsync|snyk',
    String.raw`(?:-p|--pw|--pass)[\s=](?!\d{1,5}:|-)`,
  ),
  command('ldapsearch|ldapadd|ldapmodify|ldapdelete|ldapwhoami|ldappasswd', String.raw`-w\s?`),
  command('smbclient|rpcclient|net|mount\\.cifs|smbmap', String.raw`-U\s?["']?[^\s%"']{1,100}%`),
  command('htpasswd', String.raw`-[a-zA-Z]{0,6}b[a-zA-Z]{0,6}\s+\S{1,200}\s+\S{1,100}\s+`),
  command('sqlcmd|osql|bcp|isql|tsql|ipmitool|zip', String.raw`-P\s?`),
  command('sqlplus|rman|exp|imp|expdp|impdp', String.raw`["']?[\w$#]{1,60}\/`),
  command('rabbitmqctl', String.raw`(?:add_user|change_password)\s+\S{1,100}\s+`),
  command('7z|7za|7zr|unrar|rar', '-p(?=[^\\s-])'),
  command('unzip', String.raw`-P\s?`),
  command('lftp', String.raw`-u\s?["']?[^\s,"']{1,100},`),
  command('mc', String.raw`(?:alias set|config host add)\s+\S{1,100}\s+\S{1,300}\s+\S{1,200}\s+`),
  command('composer', String.raw`http-basic\.\S{1,100}\s+\S{1,100}\s+`),
  command(
    'vault|cargo|npm|circleci|doctl|flyctl|gh',
    String.raw`(?:login|auth init -t|auth login --with-token)\s+(?=\S{16})`,
  ),
  command('wpa_passphrase', String.raw`\S{1,100}\s+`),
  command(
    'kinit|mkpasswd|chpasswd|cmdkey|wmic|runas|net use|xfreerdp|mstsc',
    String.raw`\/(?:p|pass|password):`,
  ),
  command('snmpget|snmpwalk|snmpbulkwalk|snmpset', String.raw`-[AXc]\s?`),
  command('aws', String.raw`configure set \S{0,60}(?:secret|token|key)\S{0,40}\s+`),
  command('gpg|gpg2', String.raw`--passphrase[\s=]`),
  new RegExp(String.raw`-(?:passin|passout|pass|passwd)\s+["']?(?:pass:)${word}`, 'dg'),
  new RegExp(
    String.raw`(?<!\S)-(?:storepass|keypass|srcstorepass|deststorepass|Dpassword|AsPlainText)[\s=]{1,4}${word}`,
    'dgi',
  ),
  new RegExp(
    String.raw`(?<!\S)--?(?:[\w-]{0,30}-)?(?:${passwordWords}|secret|token|api-?key|access-?key|secret-?key|private-?key|pass|auth-?key)(?:[-_](?:value|string))?(?:\s{1,4}|=)(?!-|\[masked)${word}`,
    'dgi',
  ),
  new RegExp(
    String.raw`\becho\s+(?:-n\s+)?${word}\s{0,4}\|\s{0,4}(?:sudo\s+(?:-\w+\s+)*-S|docker|podman|helm|kinit|passwd|chpasswd|cryptsetup|gpg|openssl)\b`,
    'dg',
  ),
  new RegExp(String.raw`\bConvertTo-SecureString\s+(?:-String\s+)?${word}`, 'dgi'),
];

/** Passwords on command lines, by the options of the tools that take them there. */
export function findCommandLineSecrets(text: string): DetectedSecret[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const found = credentialIn(match);
      if (found === undefined || isPlaceholder(found.text)) return [];
      return [{ kind: 'password', start: found.start, end: found.start + found.text.length }];
    }),
  );
}
