/** Where a sign-in comes from, as its owner sees it in the list of sessions. */
export interface Device {
  /** IP address. */
  address: string;
  /** `User-Agent` header; empty when there was none. */
  userAgent: string;
}

/** Longer ones are cut: the header is whatever somebody sends. Characters. */
const longestUserAgent = 300;

/** What is kept of a request's `User-Agent` header. */
export function userAgentOf(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header.slice(0, longestUserAgent) : '';
}
