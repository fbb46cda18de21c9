import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { chunks } from './chunks.ts';

const api = process.env.MADANG_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    react(),
    tailwindcss(),
    // The server sends what lies beside a file. Fonts and pictures are packed already; the last steps of brotli take ten times as long.
    compression({
      include: /\.(js|css|svg)$/,
      threshold: 1_000,
      algorithms: [
        'gzip',
        defineAlgorithm('brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      ],
    }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The page's policy allows no inline fonts or scripts: keep every asset a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The largest is the one file of the first page (docs/decisions/0061): 790 kB, 220 kB of them packed. Others stay far below.
    chunkSizeWarningLimit: 850,
    rolldownOptions: { output: { codeSplitting: chunks } },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/health', '/problems', '/sandbox', '/files'].map((path) => [path, { target: api }]),
    ),
  },
});
