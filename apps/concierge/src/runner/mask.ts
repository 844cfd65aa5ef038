import { maskSecrets, redactUrl } from './kit.js';

export type Mask = (text: string) => string;

/**
 * Hides what must not be seen in logs, states and errors: the task's secrets, and of the pull address its query and, unless it is
 * the public name, its last path part (with some encoders the publish key itself).
 */
export function maskOf(inputUrl: string, streamName: string, secrets: readonly string[]): Mask {
  const [address = '', query = ''] = inputUrl.split('?');
  const name = address.split('/').at(-1) ?? '';
  const hidden = [...secrets, query, ...query.split('&').map((pair) => pair.split('=')[1] ?? '')];
  if (name !== streamName) hidden.push(name);
  const texts = hidden.filter((text) => text.length >= 8 || secrets.includes(text));
  return (text) => maskSecrets(text.replaceAll(inputUrl, redactUrl(inputUrl)), texts);
}
