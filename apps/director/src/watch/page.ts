import type { DirectoryStream } from '@app/contract';

/**
 * Policy of the pages (CSP Level 3): only own scripts, styles and pictures, media by own addresses, those of the edges, or through
 * Media Source Extensions (`blob:`), no forms, no frames inside.
 *
 * @param edges origins (`https://edge.example`) of all edges there are now. A player that is steered to one that came later, and is
 *   not in DIRECTOR_PAGE_SOURCES, gets one error and goes on where it was.
 */
export function contentSecurityPolicy(edges: readonly string[] = []): string {
  const sources = ["'self'", ...new Set(edges)];
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `media-src ${sources.join(' ')} blob:`,
    `connect-src ${sources.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Fills `{{name}}` of a template with texts, escaped for HTML content and double-quoted attributes. */
export function fillTemplate(template: string, texts: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_match, name: string) => escapeHtml(texts[name] ?? ''));
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** The page of public live streams; `item` is the template of one of them. */
export function fillList(
  template: string,
  item: string,
  streams: readonly Pick<DirectoryStream, 'name' | 'title'>[],
): string {
  const items = streams.map(({ name, title }) => fillTemplate(item, { stream: name, title: title || name })).join('');
  const state = streams.length === 0 ? 'empty' : 'some';
  return fillTemplate(template, { state }).replace('<!--streams-->', () => items);
}
