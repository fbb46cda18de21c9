import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../module.ts';
import { registerErrorHandling } from './errors.ts';
import { registerNotFound } from './methods.ts';
import { registerWeb } from './web.ts';

const PAGE = '<!doctype html><title>Madang</title>';
const folder = `${mkdtempSync(join(tmpdir(), 'madang-web-'))}/`;
const app = Fastify() as unknown as App;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'logo.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets/app-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'assets/app-1a2b.js.br'), brotliCompressSync('export {};'));
  writeFileSync(join(folder, 'assets/app-1a2b.js.gz'), gzipSync('export {};'));
  writeFileSync(join(folder, '.built-from'), 'secret');
  registerErrorHandling(app);
  registerNotFound(app);
  app.post('/api/v1/things', async () => ({}));
  await registerWeb(app, folder);
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers = {}) => app.inject({ url, headers });

describe('the built web app', () => {
  test('a file with a hash in its name is kept for ever, with its type', async () => {
    const { statusCode, headers, body } = await get('/assets/app-1a2b.js');
    expect([statusCode, body]).toEqual([200, 'export {};']);
    expect(headers['content-type']).toContain('javascript');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const head = await app.inject({ method: 'HEAD', url: '/assets/app-1a2b.js' });
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([200, '', '10']);
  });

  test('it is sent packed to whoever can unpack it, and is kept by caches as such', async () => {
    const packed = async (accepted: string) => {
      const { headers, rawPayload } = await get('/assets/app-1a2b.js', { 'accept-encoding': accepted });
      expect(headers).toMatchObject({
        'content-type': expect.stringContaining('javascript'),
        'cache-control': 'public, max-age=31536000, immutable',
        vary: expect.stringContaining('accept-encoding'),
      });
      return { encoding: headers['content-encoding'], rawPayload };
    };
    const best = await packed('gzip, deflate, br');
    expect([best.encoding, brotliDecompressSync(best.rawPayload).toString()]).toEqual(['br', 'export {};']);
    const plain = await packed('gzip');
    expect([plain.encoding, gunzipSync(plain.rawPayload).toString()]).toEqual(['gzip', 'export {};']);
    expect((await packed('identity')).encoding).toBeUndefined();
    expect((await get('/logo.svg', { 'accept-encoding': 'br' })).body).toBe('<svg/>');
    // Nobody asks for the packed one by its name.
    expect((await get('/assets/app-1a2b.js.br')).statusCode).toBe(404);
  });

  test('any other file is asked for anew, and not sent when it is the same', async () => {
    const { headers } = await get('/logo.svg');
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'image/svg+xml' });
    expect((await get('/logo.svg', { 'if-none-match': headers.etag })).statusCode).toBe(304);
    expect((await get('/logo.svg', { range: 'bytes=0-3' })).body).toBe('<svg');
  });

  test('whatever is no file is a page of the app', async () => {
    for (const url of ['/', '/pay', '/assets', '/assets/', '/.built-from', '/a?b=/logo.svg']) {
      const { statusCode, headers, body } = await get(url);
      expect([url, statusCode, headers['cache-control'], body]).toEqual([url, 200, 'no-cache', PAGE]);
    }
  });

  test('nothing outside of its folder is a file of it, however it is spelt', async () => {
    for (const url of [
      '/../package.json',
      '/assets/../../package.json',
      '/..%2f..%2fpackage.json',
      '//logo.svg',
    ]) {
      expect((await get(url)).body).not.toContain('"name"');
    }
  });

  test('an address below /api that nobody has is not found, nor is a file of a version that has left', async () => {
    for (const url of ['/api', '/api/', '/api/v1/nothing', '/assets/gone-1a2b.js']) {
      const { statusCode, headers } = await get(url);
      expect([statusCode, headers['content-type']]).toEqual([404, expect.stringContaining('problem+json')]);
    }
    // Pages take every address; what the API has there is said all the same.
    const { statusCode, headers } = await get('/api/v1/things');
    expect([statusCode, headers.allow]).toEqual([405, 'POST']);
  });
});
