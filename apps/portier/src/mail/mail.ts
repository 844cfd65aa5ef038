import { z } from 'zod';
import { isCertificateRefused } from '../tls.js';

/** One mail to one person. */
export const mail = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
});
export type Mail = z.infer<typeof mail>;

/** What waits in the outbox: sealed, because a link in a mail is as good as a password. */
export const waitingMail = z.object({ id: z.uuid(), sealed: z.string() });
export type WaitingMail = z.infer<typeof waitingMail>;

/** What became of an attempt. `refused`: the mail server will not take it, however often it is asked. */
export type Delivery = { kind: 'sent' } | { kind: 'refused' | 'failed'; reason: string };

/** What nodemailer and SMTP servers say of a failure. */
interface Failure {
  code?: string;
  /** Of the system or of TLS, where nodemailer has one of its own. */
  originalCode?: string;
  responseCode?: number;
  command?: string;
}

/**
 * Whether to try again. 5xx is final for this receiver or text (RFC 5321 section 4.2.1), except in what is about us: signing in,
 * encrypting, being let in at all; an operator mends that.
 * @returns reason without any address: SMTP answers repeat it
 */
export function deliveryOf(error: unknown): Delivery {
  const { code = 'unknown', originalCode, responseCode, command = 'no command' } = (error ?? {}) as Failure;
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const isFinal = isAboutMail && responseCode !== undefined && responseCode >= 500;
  const answer = responseCode === undefined ? '' : `, answer ${responseCode}`;
  const kind = isFinal ? 'refused' : 'failed';
  if (code === 'ETLS' && command === 'STARTTLS') {
    return { kind, reason: `the mail server offers no TLS, which PORTIER_SMTP_URL asks for (${code}${answer})` };
  }
  if (isCertificateRefused(originalCode)) {
    return { kind, reason: `the mail server was not trusted: its certificate is not valid (${originalCode})` };
  }
  return { kind, reason: `the mail server did not take it (${code} at ${command}${answer})` };
}

/** Sender when PORTIER_MAIL_FROM is not set: an address of the host people know. */
export function senderOf(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return `Portier <portier@${/^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname}>`;
}
