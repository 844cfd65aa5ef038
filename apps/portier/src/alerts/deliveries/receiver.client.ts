import { deadline } from '@app/kit';
import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isCertificateRefused } from '../../tls.js';
import { checkReceiver, checkReceiverAddress, type ReceiverRule } from '../receiver.js';

/** What a receiver said, or why nothing was heard of it, in one sentence without its address. */
export type ReceiverAnswer =
  | { kind: 'answered'; status: number; excerpt: string; retryAfterMs: number | null }
  | { kind: 'failed'; sentence: string };

interface Posting {
  url: string;
  headers: Record<string, string>;
  body: string;
  rule: ReceiverRule;
  timeoutMs: number;
  /** Ends it early, when portier stops. */
  stopped: AbortSignal;
}

const excerptBytes = 2_000;
const excerptLength = 500;

/**
 * Posts to an address that a user chose. Follows no redirect, and connects only to addresses that the rule allows: they are judged
 * where they are resolved for this very connection, so that a name cannot lead elsewhere in between.
 */
export async function post({ url, headers, body, rule, timeoutMs, stopped }: Posting): Promise<ReceiverAnswer> {
  const problem = checkReceiver(url, rule);
  if (problem !== null) return { kind: 'failed', sentence: `Not sent: ${problem}.` };
  const signal = deadline(timeoutMs, stopped);
  try {
    return await send(new URL(url), { headers, body, lookup: judgedLookup(rule), signal });
  } catch (error) {
    return { kind: 'failed', sentence: sentenceOf(error, timeoutMs) };
  }
}

function send(
  url: URL,
  { body, ...options }: RequestOptions & { body: string; headers: Record<string, string>; signal: AbortSignal },
): Promise<ReceiverAnswer> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    // A connection of its own: one that is kept open was judged for another name or rule.
    const given = { ...options, method: 'POST', agent: false };
    const sending = request(url, {
      ...given,
      headers: { ...options.headers, 'content-length': Buffer.byteLength(body) },
    });
    sending.once('error', reject);
    sending.once('response', (response) => {
      excerptOf(response).then((excerpt) => {
        resolve({
          ...{ kind: 'answered', status: response.statusCode ?? 0, excerpt },
          retryAfterMs: retryAfterOf(response.headers['retry-after']),
        });
        // Whatever else it says is of no interest.
        sending.destroy();
      }, reject);
    });
    sending.end(body);
  });
}

class ForbiddenAddress extends Error {}

function judgedLookup(rule: ReceiverRule): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) return done(error, '');
      const problem = addresses.map(({ address }) => checkReceiverAddress(address, rule)).find((each) => each !== null);
      const [first] = addresses;
      if (problem !== undefined || first === undefined) return done(new ForbiddenAddress(problem ?? 'no address'), '');
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}

/** The beginning of an answer as one line of text. */
async function excerptOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= excerptBytes) break;
  }
  const text = Buffer.concat(parts).subarray(0, excerptBytes).toString('utf8');
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, excerptLength);
}

/** Seconds or a date (RFC 9110 section 10.2.3); only seconds are understood. */
function retryAfterOf(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1_000 : null;
}

function sentenceOf(error: unknown, timeoutMs: number): string {
  if (error instanceof ForbiddenAddress) return `Not sent: ${error.message}.`;
  const { name, code } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError' || (name === 'AbortError' && isTimeout(error))) {
    return `It did not answer within ${timeoutMs / 1_000} s.`;
  }
  if (name === 'AbortError') return 'Portier was stopped while it was sent.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'Its host name is unknown.';
  if (code === 'ECONNREFUSED') return 'Nothing listens there.';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'It closed the connection without an answer.';
  if (isCertificateRefused(code)) return `Its certificate is not valid (${code}).`;
  return `It cannot be reached (${code ?? name}).`;
}

/** Node wraps the signal's reason. */
function isTimeout(error: unknown): boolean {
  return ((error as Error).cause as Error | undefined)?.name === 'TimeoutError';
}
