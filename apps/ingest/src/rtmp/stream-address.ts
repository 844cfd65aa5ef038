import { namePattern } from '@app/contract';

/** What a client's `connect` and `publish` or `play` name, split as SRS splits it. `param` keeps its `?` or `#`. */
export interface StreamAddress {
  host: string;
  app: string;
  stream: string;
  param: string;
}

/** SRS's name of the only virtual host we have; every host name of a URL falls back to it. */
export const defaultVhost = '__defaultVhost__';
const defaultApp = '__defaultApp__';

/** Address after RTMP `connect`, before a stream is named; undefined when the tcUrl cannot be read. */
export function addressOfConnect(tcUrl: string): StreamAddress | undefined {
  return discover(tcUrl, { stream: '', param: '' });
}

/**
 * Address after the client named a stream. Every form of srs-observed.md section 5 comes out as SRS reports it, oddities
 * included (a doubled query, a secret with a slash moving into the app): the receiver of the hooks must live with them
 * anyway, and sees the same from either server.
 *
 * @param current address of the connection so far; its `param` is joined to the new one, as SRS does on a republish
 */
export function addressOfStream(tcUrl: string, current: StreamAddress, name: string): StreamAddress {
  const found = discover(tcUrl, { stream: name, param: current.param }) ?? { ...current, stream: name };
  const guessed = found.stream === '' ? splitApp(found) : found;
  return { ...guessed, app: strip(guessed.app), stream: strip(guessed.stream) };
}

/** Whether we serve this name. SRS serves more, at the price of file paths and doubles (srs-observed.md section 5). */
export function isServable(address: StreamAddress): boolean {
  return namePattern.test(address.app) && namePattern.test(address.stream);
}

/** SRS's `stream_url` in the default virtual host. */
export function streamUrl(address: StreamAddress): string {
  return `/${address.app}/${address.stream}`;
}

/** SRS srs_discovery_tc_url (trunk/src/protocol/srs_protocol_utility.cpp). */
function discover(tcUrl: string, { stream, param }: { stream: string; param: string }): StreamAddress | undefined {
  const base = tcUrl.replaceAll('...vhost...', '?vhost=');
  const url = moveQueryBehindPath(base + withPrefix('/', stream, '/') + withPrefix('?', param, ''));
  // A URL with anything but printable ASCII is unreadable to SRS; it then takes the whole key as the name.
  const match = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(url.replaceAll('/_definst_', ''));
  if (match === null || !/^[\x21-\x7e]+$/.test(url)) return undefined;
  const [, authority = '', path = '', query = '', fragment = ''] = match;
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, Math.max(slash, 0)).replace(/^\//, '');
  return {
    host: authority.replace(/^.*@/, '').replace(/:\d*$/, ''),
    app: folder === '' ? defaultApp : folder,
    stream: path.slice(slash + 1),
    param: (query === '?' ? '' : query) + (fragment === '#' ? '' : fragment),
  };
}

/** `app?k=v/stream` of FMLE to `app/stream?k=v`. */
function moveQueryBehindPath(url: string): string {
  const query = url.search(/[?#]/);
  const slash = url.lastIndexOf('/');
  if (query === -1 || slash < query) return url;
  return url.slice(0, query) + url.slice(slash) + url.slice(query, slash);
}

function withPrefix(prefix: string, text: string, whenEmpty: string): string {
  if (text === '') return whenEmpty;
  return text.startsWith(prefix) ? text : prefix + text;
}

/** The stream is the last part of the app when the client sent none: `rtmp://host/live/name` with an empty key. */
function splitApp(address: StreamAddress): StreamAddress {
  const slash = address.app.indexOf('/');
  if (slash === -1) return address;
  return { ...address, app: address.app.slice(0, slash), stream: address.app.slice(slash + 1) };
}

function strip(name: string): string {
  return name.replace(/[ \n\r\t]/g, '').replace(/^\/+|\/+$/g, '');
}
