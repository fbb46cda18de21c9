import { describe, expect, test } from 'vitest';
import { startInstallation } from '../../test/support/installation.ts';
import { readConfig } from '../config.ts';

const PRODUCTION = { MADANG_MODE: 'production', MADANG_JWT_SECRET: 's'.repeat(40) };
const TILES = {
  MAP_TILE_URL: 'https://tiles.example.com/{z}/{x}/{y}.png',
  MAP_TILE_ATTRIBUTION: '© Somebody',
};
const tiles = (env: Record<string, string>) => readConfig(env).map.tiles;

describe('tiles of the map', () => {
  test('are off unless a server is named, with whom it belongs to', () => {
    expect(tiles({})).toBeNull();
    expect(tiles({ ...PRODUCTION, ...TILES })).toEqual({
      tileUrl: TILES.MAP_TILE_URL,
      attribution: '© Somebody',
    });
  });

  test.each([
    ['nobody named', { MAP_TILE_ATTRIBUTION: '' }, 'MAP_TILE_ATTRIBUTION'],
    ['no place for a row', { MAP_TILE_URL: 'https://tiles.example.com/{z}/{x}.png' }, '{y}'],
    ['a host that changes', { MAP_TILE_URL: 'https://{s}.example.com/{z}/{x}/{y}.png' }, 'host in full'],
    ['in the open', { MAP_TILE_URL: 'http://tiles.example.com/{z}/{x}/{y}.png' }, 'https'],
    ['another protocol', { MAP_TILE_URL: 'ftp://tiles.example.com/{z}/{x}/{y}.png' }, 'MAP_TILE_URL'],
  ])('%s: refused in production', (_what, env, message) => {
    expect(() => tiles({ ...PRODUCTION, ...TILES, ...env })).toThrow(message);
  });

  test('pages may show them from there, and from nowhere else', async () => {
    const site = await startInstallation(TILES);
    const page = await site.app.inject({ url: '/problems' });
    expect(page.headers['content-security-policy']).toContain(
      "img-src 'self' data: blob: https://tiles.example.com;",
    );
    expect((await site.call('GET', '/site')).body.map).toEqual({
      tileUrl: TILES.MAP_TILE_URL,
      attribution: '© Somebody',
    });
    await site.end();
  });
});
