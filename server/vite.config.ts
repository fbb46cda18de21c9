import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('dist/', import.meta.url));

/**
 * Packed or not, a module finds what lies beside its source: pictures, package.json, and the threads, which
 * run from their sources.
 */
const ownAddress: Plugin = {
  name: 'own-address',
  transform(code, id) {
    if (!id.startsWith(root) || !code.includes('import.meta.url')) return null;
    const source = JSON.stringify(relative(dirname(`${outDir}main.js`), id));
    return code.replaceAll('import.meta.url', `new URL(${source}, import.meta.url).href`);
  },
};

/**
 * What the server reads at each start, in one file instead of thousands: a start is mostly finding, opening
 * and linking them. Nothing is renamed or shortened, so a stack trace can be read.
 */
export default defineConfig({
  root,
  publicDir: false,
  plugins: [ownAddress],
  ssr: {
    noExternal: true,
    external: [
      // Native, or with files and threads of their own.
      '@fastify/swagger-ui',
      '@node-rs/argon2',
      'pino',
      'sharp',
      // Read when they are used.
      '@aws-sdk/client-s3',
      '@opensearch-project/opensearch',
      'mysql2',
      'nodemailer',
      'openai',
      'redis',
    ],
  },
  build: {
    ssr: true,
    outDir,
    emptyOutDir: true,
    target: 'esnext',
    minify: false,
    rolldownOptions: {
      input: { main: `${root}main.ts`, worker: `${root}worker.ts` },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ isDynamicEntry }) => (isDynamicEntry ? '[name].js' : 'shared.js'),
      },
    },
  },
});
