import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { openAuthority, type Authority, type Certificate } from './testing/certificates.process.js';

const run = promisify(execFile);
const built = join(import.meta.dirname, '../../../dist/apps/portier/src');

/**
 * What portier sends to receivers outside, by its built programs in a process of their own: node reads the authorities it trusts besides
 * those of the system (NODE_EXTRA_CA_CERTS) only when it starts.
 */
async function inChild<Outcome>(program: string, { trusting }: { trusting: Authority | null }): Promise<Outcome> {
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...environment } = process.env;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...environment, ...(trusting === null ? {} : { NODE_EXTRA_CA_CERTS: trusting.file }) },
    timeout: 60_000,
  });
  return JSON.parse(stdout) as Outcome;
}

let authority: Authority;
let ofLocalhost: Certificate;
beforeAll(async () => {
  authority = await openAuthority();
  ofLocalhost = await authority.issue('localhost');
});
afterAll(() => authority?.close());

describe('a webhook to an HTTPS receiver', () => {
  const names: (string | false | null)[] = [];
  let receiver: Server;
  let port: number;
  beforeAll(async () => {
    receiver = createServer(ofLocalhost, (request, response) => {
      names.push((request.socket as TLSSocket & { servername?: string | false }).servername ?? null);
      response.end('thank you');
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    ({ port } = receiver.address() as AddressInfo);
  });
  afterAll(() => {
    receiver.closeAllConnections();
    receiver.close();
  });
  beforeEach(() => void names.splice(0));

  const post = (trusting: Authority | null, ...urls: string[]) =>
    inChild<{ kind: string; status?: number; sentence?: string }[]>(
      `import { post } from ${JSON.stringify(`file://${built}/alerts/deliveries/receiver.client.js`)};
       const stopped = new AbortController().signal;
       const posting = { headers: {}, body: '{}', rule: { allowPrivate: true }, timeoutMs: 30000, stopped };
       const answers = [];
       for (const url of ${JSON.stringify(urls)}) answers.push(await post({ ...posting, url }));
       console.log(JSON.stringify(answers));`,
      { trusting },
    );

  it('checks the certificate against the name it was given, not the address it connects to', async () => {
    const answers = await post(authority, `https://localhost:${port}/hook`, `https://127.0.0.1:${port}/hook`);
    expect(answers).toEqual([
      { kind: 'answered', status: 200, excerpt: 'thank you', retryAfterMs: null },
      { kind: 'failed', sentence: 'Its certificate is not valid (ERR_TLS_CERT_ALTNAME_INVALID).' },
    ]);
    expect(names).toEqual(['localhost']);
  });

  it('does not take the certificate of an authority that is not trusted', async () => {
    expect(await post(null, `https://localhost:${port}/hook`)).toEqual([
      { kind: 'failed', sentence: expect.stringMatching(/^Its certificate is not valid \(\w+\)\.$/) },
    ]);
    expect(names).toEqual([]);
  });
});

describe('mail', () => {
  let server: SMTPServer | undefined;
  const mails: { isSecure: boolean; raw: string }[] = [];
  afterEach(async () => {
    const { server: open } = { server };
    server = undefined;
    mails.length = 0;
    if (open !== undefined) await new Promise<void>((resolve) => open.close(() => resolve()));
  });

  async function listen(options: SMTPServerOptions): Promise<number> {
    server = new SMTPServer({
      ...{ authOptional: true, logger: false, ...options },
      onData: (stream, { secure }, done) => {
        void text(stream).then((raw) => {
          mails.push({ isSecure: secure, raw });
          done();
        }, done);
      },
    });
    // A client that does not trust us hangs up: that is what is tested.
    server.on('error', () => undefined);
    const listening = server.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    return (listening.address() as AddressInfo).port;
  }
  const send = (trusting: Authority | null, ...urls: string[]) =>
    inChild<{ kind: string; reason?: string }[]>(
      `import 'reflect-metadata';
       import { SmtpClient } from ${JSON.stringify(`file://${built}/mail/smtp.client.js`)};
       const mail = { to: 'anna@example.org', subject: 'Hello', text: 'A secret' };
       const outcomes = [];
       for (const PORTIER_SMTP_URL of ${JSON.stringify(urls)}) {
         const client = new SmtpClient({ PORTIER_SMTP_URL, PORTIER_PUBLIC_URL: 'https://portier.example.org' });
         outcomes.push(await client.send('1', mail));
       }
       console.log(JSON.stringify(outcomes));`,
      { trusting },
    );

  const refused = { kind: 'failed', reason: expect.stringMatching(/its certificate is not valid/) };

  it('goes over TLS where the server offers it (STARTTLS), to a certificate of the name it was given', async () => {
    const port = await listen(ofLocalhost);
    const outcomes = await send(authority, `smtp://localhost:${port}`, `smtp://127.0.0.1:${port}`);
    expect(outcomes).toEqual([{ kind: 'sent' }, refused]);
    expect(mails).toMatchObject([{ isSecure: true, raw: expect.stringContaining('A secret') }]);
  });

  it('is not sent to a server whose certificate is not trusted', async () => {
    expect(await send(null, `smtp://localhost:${await listen(ofLocalhost)}`)).toEqual([refused]);
    expect(mails).toEqual([]);
  });

  it('is not sent in clear where TLS is asked for and the server has none', async () => {
    const port = await listen({ disabledCommands: ['STARTTLS'] });
    const outcomes = await send(null, `smtp://localhost:${port}/?requireTLS=true`, `smtp://localhost:${port}`);
    const reason = expect.stringMatching(/the mail server offers no TLS, which PORTIER_SMTP_URL asks for/);
    expect(outcomes).toEqual([{ kind: 'failed', reason }, { kind: 'sent' }]);
    expect(mails).toMatchObject([{ isSecure: false }]);
  });
});
