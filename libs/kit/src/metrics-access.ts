import { timingSafeEqual } from 'node:crypto';

interface MetricsRequest {
  /** Address of the connection itself, whatever its headers say. */
  address: string | undefined;
  headers: Record<string, string | string[] | undefined>;
}

/** `anonymous` must show the token, `stranger` has none to show: without a token only this machine may read. */
export type MetricsVerdict = 'granted' | 'anonymous' | 'stranger';

/** What proxies add: a request from elsewhere must not look local because a proxy runs beside us. */
const forwardingHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/**
 * Who may read `/metrics`: names of streams and how busy a site is are nobody else's business. With a token whoever shows it as bearer
 * token, without one only what runs on the same machine.
 */
export function mayReadMetrics({ address, headers }: MetricsRequest, token: string | undefined): MetricsVerdict {
  if (token !== undefined) {
    const [, shown = ''] = /^Bearer (\S+)$/.exec(String(headers['authorization'] ?? '')) ?? [];
    return isSame(shown, token) ? 'granted' : 'anonymous';
  }
  const isForwarded = forwardingHeaders.some((name) => headers[name] !== undefined);
  return isLoopback(address) && !isForwarded ? 'granted' : 'stranger';
}

function isLoopback(address = ''): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

function isSame(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
