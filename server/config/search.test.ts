import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const PRODUCTION = { MADANG_MODE: 'production', MADANG_JWT_SECRET: 's'.repeat(40) };
const search = (env: Record<string, string>) => readConfig(env).search;

describe('where the search index is', () => {
  test('is a file unless a server is named', () => {
    expect(search({})).toMatchObject({ opensearch: null });
    expect(search({ MADANG_OPENSEARCH_URL: 'https://finder:p%40ss@search.internal:9200/' })).toMatchObject({
      opensearch: {
        url: 'https://search.internal:9200',
        auth: { username: 'finder', password: 'p@ss' },
        prefix: 'madang',
        replicas: 1,
      },
    });
    expect(search({ MADANG_OPENSEARCH_URL: 'http://127.0.0.1:9200' }).opensearch?.auth).toBeNull();
  });

  test('is not asked for with a password that the network can read', () => {
    const url = { MADANG_OPENSEARCH_URL: 'http://finder:secret@search.internal:9200' };
    expect(() => search({ ...PRODUCTION, ...url })).toThrow(/must be https/);
    expect(() => search({ ...PRODUCTION, ...url })).not.toThrow('secret');
    const local = { MADANG_OPENSEARCH_URL: 'http://finder:secret@127.0.0.1:9200' };
    expect(search({ ...PRODUCTION, ...local }).opensearch?.url).toBe('http://127.0.0.1:9200');
  });

  test.each([
    ['another protocol', { MADANG_OPENSEARCH_URL: 'ftp://x' }, 'MADANG_OPENSEARCH_URL'],
    ['a prefix that no index may have', { MADANG_OPENSEARCH_PREFIX: 'Madang' }, 'MADANG_OPENSEARCH_PREFIX'],
    ['copies beyond all measure', { MADANG_OPENSEARCH_REPLICAS: '100' }, 'MADANG_OPENSEARCH_REPLICAS'],
  ])('%s is refused', (_what, env, message) => {
    expect(() => search(env as unknown as Record<string, string>)).toThrow(message);
  });
});
