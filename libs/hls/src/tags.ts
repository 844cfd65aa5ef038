/** A tag with its attribute list (RFC 8216 4.2); what is undefined is left out. */
export function tag(name: string, attributes: Record<string, string | undefined>): string {
  const list = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return `#${name}:${list.map(([key, value]) => `${key}=${value}`).join(',')}`;
}

export function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

export function quoted(text: string): string {
  return `"${text}"`;
}
