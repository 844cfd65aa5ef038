import react from '@vitejs/plugin-react';
import presetMantine from 'postcss-preset-mantine';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
      folder = join(root, build.outDir);
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

/** `npx vite build web-admin` -> `web-admin/dist`, served by portier. `npx vite web-admin` for development. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompressed()],
  css: { postcss: { plugins: [presetMantine()] } },
  build: {
    target: 'es2022',
    // The player (hls.js) is a chunk of its own that only the stream page loads.
    chunkSizeWarningLimit: 700,
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
