import { waitFor } from '@app/kit/testing';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
}

export interface Mailbox {
  /** For PORTIER_SMTP_URL. */
  url: string;
  mails: ReceivedMail[];
  /** The next mail to this address that nobody has asked for yet. */
  next(to: string): Promise<ReceivedMail>;
  /** From now on receivers are answered with this SMTP code; undefined: taken. */
  refuseWith(code: number | undefined): void;
  /** How often a receiver was refused. */
  refusals(): number;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that takes every mail, and keeps it. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const asked = new Set<ReceivedMail>();
  let refusal: number | undefined;
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (refusal === undefined) return done();
      refusals += 1;
      done(Object.assign(new Error(`<${address}> not now`), { responseCode: refusal }));
    },
    onData: (stream, { envelope }, done) => {
      void text(stream).then((raw) => {
        const [receiver] = envelope.rcptTo;
        mails.push(received(raw, receiver?.address ?? ''));
        done();
      }, done);
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    next: async (to) => {
      const mail = await waitFor(`a mail to ${to}`, () => mails.find((each) => each.to === to && !asked.has(each)));
      asked.add(mail);
      return mail;
    },
    refuseWith: (code) => (refusal = code),
    refusals: () => refusals,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** What follows # in the link of a mail. */
export function secretIn(mail: ReceivedMail): string {
  const [, secret] = /\/[\w-]+#([\w-]+)/.exec(mail.text) ?? [];
  if (secret === undefined) throw new Error(`no link in: ${mail.text}`);
  return secret;
}

/** As much of MIME (RFC 2045) as our own mails use: two parts in quoted-printable or base64. */
function received(raw: string, to: string): ReceivedMail {
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)/.exec(headers.get('content-type') ?? '')?.[1];
  const parts = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1);
  const partOf = (type: string) => {
    const part = parts
      .map((each) => split(each.replace(/^\r\n/, '')))
      .find((each) => each.headers.get('content-type')?.includes(type));
    return part === undefined ? '' : decoded(part.body, part.headers.get('content-transfer-encoding'));
  };
  return {
    to,
    from: headers.get('from') ?? '',
    subject: wordsOf(headers.get('subject') ?? ''),
    text: partOf('text/plain'),
    html: partOf('text/html'),
    messageId: headers.get('message-id') ?? '',
  };
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = lines.map((line) => /^([^:]+):\s*(.*)$/s.exec(line)).filter((match) => match !== null);
  return {
    headers: new Map(headers.map(([, name = '', value = '']) => [name.toLowerCase(), value])),
    body: raw.slice(end + 4),
  };
}

function decoded(body: string, encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quotedPrintable(body.replace(/=\r\n/g, '')) : body;
}

function quotedPrintable(encoded: string): string {
  const bytes = encoded.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replace(/\r\n/g, '\n');
}

/** Encoded words (RFC 2047) of a subject. */
function wordsOf(subject: string): string {
  return subject
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, encoded: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(encoded, 'base64').toString('utf8')
        : quotedPrintable(encoded.replaceAll('_', ' ')),
    );
}
