import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/**
 * Says in the page which files the first sight needs, so that a browser asks for all of them at once and not for one after the other
 * has said so: code and style of every page as preloads, texts and pages as lists of which `public/first-paint.js` picks one.
 */
export function earlyFiles(): Plugin {
  return {
    name: 'early-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const chunkOf = (source: RegExp) => chunks.find(({ facadeModuleId }) => source.test(facadeModuleId ?? ''));
        const main = chunkOf(/\/src\/main\.tsx$/);
        if (main === undefined) throw new Error('the build has no chunk of src/main.tsx');
        const always = withImports(main, bundle);
        const more = (source: string) => {
          const chunk = chunkOf(new RegExp(`/web-admin/src/${source}\\.tsx?$`));
          if (chunk === undefined) throw new Error(`the build has no chunk of ${source}`);
          return withImports(chunk, bundle).filter((file) => !always.includes(file));
        };
        const link = (href: string) =>
          href.endsWith('.css')
            ? { rel: 'preload', as: 'style', crossorigin: true, href: `/${href}` }
            : { rel: 'modulepreload', crossorigin: true, href: `/${href}` };
        const lists = {
          texts: { en: more('i18n/en'), de: more('i18n/de') },
          pages: routes().map(({ pattern, source }) => [pattern, more(source)]),
        };
        return [
          { tag: 'meta', attrs: { name: 'portier-files', content: JSON.stringify(lists) }, injectTo: 'head-prepend' },
          ...always
            .filter((href) => !html.includes(href))
            .map((href) => ({ tag: 'link', attrs: link(href), injectTo: 'head' as const })),
        ];
      },
    },
  };
}

/** The addresses of `src/app/router.tsx` and the page that each loads; those without a variable part first. */
function routes(): { pattern: string; source: string }[] {
  const code = readFileSync(join(import.meta.dirname, '../src/app/router.tsx'), 'utf8');
  const route =
    /(?:index: true|path: '([^'*]*)')[^{}]*lazy: async \(\) => \(\{\s*Component: \(await import\('\.\.\/(pages\/[^']+)\.js'/g;
  const found = [...code.matchAll(route)].map(([, path = '', source = '']) => ({ path, source }));
  if (found.length === 0) throw new Error('src/app/router.tsx is not written as build/early-files.ts reads it');
  return found
    .sort((one, other) => Number(one.path.includes(':')) - Number(other.path.includes(':')))
    .map(({ path, source }) => ({ pattern: patternOf(path), source }));
}

function patternOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const written = parts.map((part) =>
    part.endsWith('?') ? '(/[^/]+)?' : part.startsWith(':') ? '/[^/]+' : `/${part}`,
  );
  return `^${written.join('')}/?$`;
}

/** A chunk, what it imports at once, and their styles. */
function withImports(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>();
  const add = (one: Rolldown.OutputChunk) => {
    if (files.has(one.fileName)) return;
    files.add(one.fileName);
    for (const css of one.viteMetadata?.importedCss ?? []) files.add(css);
    for (const name of one.imports) {
      const imported = bundle[name];
      if (imported?.type === 'chunk') add(imported);
    }
  };
  add(chunk);
  return [...files];
}
