/** Words for a password in the languages that people keep settings and write notes in. */
const passwordInLanguages = [
  'парол(?:ь|я|ю|ем|і|и)',
  'passwort',
  'kennwort',
  'contraseña',
  'contrasena',
  String.raw`mot[-_\s]de[-_\s]passe`,
  'senha',
  'hasło',
  'haslo',
  'wachtwoord',
  'lösenord',
  'adgangskode',
  'passord',
  'salasana',
  'heslo',
  'jelszó',
  'parol[aă]',
  'şifre',
  'κωδικός',
  '密码',
  '密碼',
  '口令',
  'パスワード',
  '비밀번호',
];

/** Parts of a setting's name that say: this is a password. */
export const passwordWords = [
  'password',
  'passwd',
  'passwrd',
  'passphrase',
  'pass[-_]phrase',
  'passcode',
  'storepass',
  'keypass',
  'userpass',
  'dbpass',
  'pwd',
  'psk',
  'requirepass',
  'masterauth',
  ...passwordInLanguages,
].join('|');

/** What makes a key a secret one, written before `key`, `token` or `secret`: `api_key`, `X-Auth-Key`. */
const keyOwners =
  'api|access|account|admin|aes|app|application|auth|authentication|client|consumer|customer|decryption|deploy|encryption|hmac|integration|licen[cs]e|master|preshared|pre[-_]shared|private|rsa|secret|service|shared|shared[-_]?access|signing|ssh|storage|subscription|webhook';

/** Parts of a setting's name that say: this is a key, a token, another secret. */
export const secretWords = [
  'secret',
  'token',
  String.raw`(?:${keyOwners})[-_. ]?key(?:[-_. ]?(?:id|base|data))?`,
  'credentials?',
  'webhook[-_]?url',
  'sas',
  'jwt',
  'секрет',
  'токен',
  String.raw`ключ\sдоступу`,
].join('|');

/** What may follow such a word in a name that is still one: `password2`, `TOKEN_PROD`. */
export const nameEnd =
  '(?:[-_.]?(?:value|hash|hashed|salt|data|base64|b64|plain|plaintext|raw|enc|encrypted|confirm|confirmation|again|repeat|old|new|current|default|primary|secondary|prod|production|staging|test|dev|live|read|write|rw|ro|[0-9]{1,3}))?';
