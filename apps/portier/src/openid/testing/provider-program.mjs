// An OpenID Connect provider for the tests: node provider-program.mjs <port> <settings as JSON>
//   {clientId, clientSecret, redirectUri, people: {login: claims}}
// Anybody may sign in with any password. Plain JavaScript: oidc-provider has no types, and runs as a program of its own.
import Provider from 'oidc-provider';

const [port, settings] = process.argv.slice(2);
const { clientId, clientSecret, redirectUri, people } = JSON.parse(settings);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  cookies: { keys: ['not a secret'] },
  pkce: { required: () => true },
  claims: {
    openid: ['sub'],
    profile: ['name', 'preferred_username'],
    email: ['email', 'email_verified'],
    groups: ['groups'],
  },
  scopes: ['openid', 'profile', 'email', 'groups'],
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
});
provider.on('server_error', (_context, error) => process.stderr.write(`${error.stack}\n`));
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('listening\n'));
