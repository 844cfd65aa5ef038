import react from '@vitejs/plugin-react';
import presetMantine from 'postcss-preset-mantine';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** Writes `.br` and `.gz` beside each built text file, so that nobody compresses them again for each request. */
function precompressed(): Plugin {
  let folder = '';
  return {
    name: 'precompressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: async () => {
      const files = await readdir(folder, { recursive: true });
      const texts = files.filter((file) => /\.(js|css|html|svg)$/.test(file));
      for (const file of texts) {
        const content = await readFile(join(folder, file));
        await writeFile(join(folder, `${file}.br`), await promisify(brotliCompress)(content));
        await writeFile(join(folder, `${file}.gz`), await promisify(gzip)(content, { level: 9 }));
      }
    },
  };
}

/** Says in the page where the texts of each language are, so that `public/first-paint.js` can ask for one of them early. */
function namedTexts(): Plugin {
  return {
    name: 'named-texts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.values(bundle).flatMap((file) => {
          const language = file.type === 'chunk' && /\/i18n\/(en|de)\.ts$/.exec(file.facadeModuleId ?? '')?.[1];
          if (!language) return [];
          const attrs = { name: `portier-texts-${language}`, content: `/${file.fileName}` };
          return [{ tag: 'meta', attrs, injectTo: 'head-prepend' as const }];
        }),
    },
  };
}

/**
 * Puts everything that the first page needs into one file, beside the pages' own chunks: on a slow line over HTTP/1.1 sixty small
 * files take ten round trips.
 */
function firstLoad(): (id: string, graph: Graph) => string | null {
  const known = new Map<string, boolean>();
  const isNeededAtOnce = (id: string, graph: Graph): boolean => {
    const found = known.get(id);
    if (found !== undefined) return found;
    // Until it is known: modules may import each other.
    known.set(id, false);
    const module = graph.getModuleInfo(id);
    const isNeeded =
      module !== null && (module.isEntry || [...module.importers].some((one) => isNeededAtOnce(one, graph)));
    known.set(id, isNeeded);
    return isNeeded;
  };
  return (id, graph) => (isNeededAtOnce(id, graph) ? 'first' : null);
}

interface Graph {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

/** `npx vite build web-admin` -> `web-admin/dist`, served by portier. `npx vite web-admin` for development. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), namedTexts(), precompressed()],
  css: { postcss: { plugins: [presetMantine()] } },
  build: {
    target: 'es2022',
    // The player (hls.js) is a chunk of its own that only the stream page loads.
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstLoad() }] } } },
    // No data: addresses, so that the content security policy can stay narrow.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    // `node web-admin/dev/sample-api.mjs` listens on 5199; set PORTIER_API to use a running portier instead.
    proxy: { '/api': process.env['PORTIER_API'] ?? 'http://127.0.0.1:5199' },
  },
});
