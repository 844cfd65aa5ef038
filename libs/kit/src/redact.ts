/**
 * A URL that may be logged: no user, password or query value, and no last path element (an RTMP stream key).
 * `rtmp://host/live/KEY?a=b` -> `rtmp://host/live/***?a=***`. Text that is no URL becomes `***`.
 */
export function redactUrl(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^/@?#]*@)?([^/?#]*)([^?#]*)(\?[^#]*)?/i.exec(url);
  if (match === null) return '***';
  const [, scheme = '', host = '', path = '', query = ''] = match;
  const maskedPath = path.replace(/[^/]+$/, '***');
  const maskedQuery = query.replace(/=[^&]*/g, '=***');
  return `${scheme}${host}${maskedPath}${maskedQuery}`;
}

/** Replaces every occurrence of the given secrets in a text, longest first; secrets under 4 characters are ignored. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return [...secrets]
    .filter((value) => value.length >= 4)
    .sort((a, b) => b.length - a.length)
    .reduce((masked, value) => masked.replaceAll(value, '***'), text);
}
