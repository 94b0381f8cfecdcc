import type { Parts } from './random.ts';

/** A line around a credential that nothing but its place gives away. `secret` is what has to be gone. */
export interface Setting {
  readonly line: string;
  readonly secret: string;
}

type Make = (parts: Parts) => Setting;

/** A template with `§` where the secret stands, and what makes one. */
function around(template: string, make: (parts: Parts) => string = (parts) => parts.password()): Make {
  return (parts) => {
    const secret = make(parts);
    return { line: template.replace('§', () => secret), secret };
  };
}

const hex32 = (parts: Parts): string => parts.some('hex', 32);
const key40 = (parts: Parts): string => parts.some('word', 40);
const plainWord = (parts: Parts): string => parts.some('word', 12);

/** Credentials known by the words around them: settings, headers, command lines, files, addresses. */
export const settings: Readonly<Record<string, readonly Make[]>> = {
  'environment variable': [
    around('DB_PASS=§'),
    around('export MYSQL_ROOT_PASSWORD="§"'),
    around("PGPASSWORD='§' psql -h db"),
    around('docker run -e REDIS_PASS=§ redis'),
    around('SECRET_KEY_BASE=§', hex32),
  ],
  'JSON setting': [
    around('{"user":"shop","pass":"§","host":"db"}', plainWord),
    around('{"db":{"passwd": "§"}}', plainWord),
    around('{"clientSecret":"§"}', key40),
    around('{\\"user\\":\\"shop\\",\\"password\\":\\"§\\"}', plainWord),
    around('{"name":"DB_PASSWORD","value":"§"}', plainWord),
  ],
  'XML element': [
    around('<password>§</password>', plainWord),
    around('<entry key="db.password">§</entry>', plainWord),
    around('<add key="ApiKey" value="§" />', key40),
    around('<wsse:Password Type="PasswordText">§</wsse:Password>', plainWord),
  ],
  'source code in a trace': [
    around("connect(user='shop', password=b'§')", plainWord),
    around('{:user=>"shop", :password=>"§"}', plainWord),
    around("array('user' => 'shop', 'password' => '§')", plainWord),
    around('["password"]=> string(12) "§"', plainWord),
    around('[password] => §', plainWord),
    around('User(name=shop, password=§, active=true)', plainWord),
    around('new Client({ apiKey: `§` })', key40),
    around('setPassword("§")', plainWord),
  ],
  'YAML setting': [
    around('password: §', plainWord),
    around('  api_token: "§"', key40),
    around('spring.datasource.password=§', plainWord),
    around('    client-key-data: §', (parts) => parts.base64Of(300)),
  ],
  header: [
    around('Authorization: Bearer §', key40),
    around('Authorization: Basic §', (parts) => parts.base64Of(24)),
    around('authorization: Token §', hex32),
    around('X-Auth-Key: §', hex32),
    around('X-Api-Key: §', key40),
    around('X-Vault-Token: §', plainWord),
    around('PRIVATE-TOKEN: §', key40),
    around('Proxy-Authorization: Basic §', (parts) => parts.base64Of(18)),
    around('Cookie: session=§', hex32),
    around('"x-amz-security-token": "§"', (parts) => parts.base64Of(120)),
  ],
  'command line': [
    around('curl -u shop:§ https://api.example.com/orders', plainWord),
    around("curl --user 'shop:§' https://api.example.com", plainWord),
    around('sshpass -p § ssh deploy@web1', plainWord),
    around("sshpass -p '§' scp a deploy@web1:", plainWord),
    around('mysql -ushop -p§ shopdb', plainWord),
    around('mysqldump --password=§ shopdb', plainWord),
    around('redis-cli -h cache -a § ping', plainWord),
    around('docker login -u shop -p § registry.example.com', plainWord),
    around('openssl rsa -passin pass:§ -in key.pem', plainWord),
    around('ldapsearch -x -D cn=admin -w § -b dc=example', plainWord),
    around('smbclient //files/share -U shop%§', plainWord),
    around('htpasswd -b .htpasswd shop §', plainWord),
    around('sqlcmd -S db -U sa -P §', plainWord),
    around('mongosh --username shop --password § --host db', plainWord),
    around('wget --http-password=§ https://example.com', plainWord),
    around('gpg --batch --passphrase § -d a.gpg', plainWord),
    around('rabbitmqctl add_user shop §', plainWord),
    around('keytool -list -storepass § -keystore a.jks', plainWord),
  ],
  'file of credentials': [
    around('machine api.example.com login shop password §', plainWord),
    around('db.example.com:5432:shop:shopuser:§', plainWord),
    around('//registry.npmjs.org/:_authToken=§', key40),
    around('{"auths":{"registry.example.com":{"auth":"§"}}}', (parts) => parts.base64Of(24)),
    around('aws_secret_access_key = §', (parts) => parts.some('base64', 40)),
    around("CREATE USER 'shop'@'%' IDENTIFIED BY '§'", plainWord),
    around("ALTER ROLE shop WITH PASSWORD '§'", plainWord),
  ],
  address: [
    around('postgres://shop:§@db.example.com:5432/shop', plainWord),
    around('redis://:§@cache:6379/0', plainWord),
    around('amqp://shop:§@queue/%2f', plainWord),
    around('https://§@github.com/acme/shop.git', key40),
    around('https://o12.ingest.sentry.io using https://§@o12.ingest.sentry.io/4', hex32),
    around('https://acme.blob.core.windows.net/a?sv=2022-11-02&sp=r&sig=§', (parts) =>
      encodeURIComponent(parts.base64Of(32)),
    ),
    around('GET /oauth/callback?code=§&state=1', key40),
    around('GET /a?access_token=§ HTTP/1.1', key40),
    around('GET /reset?token=§ HTTP/1.1', hex32),
    around('POST /login password%3D§%26user%3Dshop', plainWord),
    around('GET /a?X-Amz-Signature=§&X-Amz-Expires=60', (parts) => parts.some('hex', 64)),
    around(
      'POST https://api.telegram.org/bot§/sendMessage',
      (parts) => `${parts.some('digit', 10)}:AA${parts.some('url', 33)}`,
    ),
  ],
  'connection string': [
    around('Server=db;Database=shop;User Id=sa;Password=§;Encrypt=true', plainWord),
    around('Server=db;Uid=sa;Pwd=§;', plainWord),
    around('AccountName=shop;AccountKey=§;EndpointSuffix=core.windows.net', (parts) => parts.base64Of(64)),
    around('Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=§', (parts) =>
      parts.base64Of(32),
    ),
  ],
  'other languages': [
    around('Пароль: §', plainWord),
    around('пароль=§', plainWord),
    around('Passwort: §', plainWord),
    around('contraseña: §', plainWord),
    around('mot de passe : §', plainWord),
    around('hasło: §', plainWord),
  ],
};
