import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const SECRET = 'a-secret-that-is-long-enough-for-production';

describe('settings', () => {
  test('without any, it is a demo on SQLite under .data', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ mode: 'demo', port: 8080, rateLimit: true, trustProxy: [] });
    expect(config.databaseUrl).toBe(`sqlite:${config.dataDir}/madang.db`);
    expect(config.services).toEqual(['pay', 'shop', 'tickets', 'stocks', 'trips']);
    expect(Object.isFrozen(config)).toBe(true);
  });

  test.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ DATABASE_URL: 'postgres://x' }, 'DATABASE_URL'],
    [{ MADANG_MODE: 'staging' }, 'MADANG_MODE'],
    [{ MADANG_LANE_QUEUE: '0' }, 'MADANG_LANE_QUEUE'],
    [{ MADANG_SERVICES: 'pay,casino' }, 'casino'],
  ])('names the one that is wrong: %j', (env, name) => {
    expect(() => readConfig(env)).toThrow(name);
  });

  test('production refuses a default or short secret, and a load test’s settings', () => {
    expect(() => readConfig({ MADANG_MODE: 'production' })).toThrow('MADANG_JWT_SECRET');
    expect(() => readConfig({ MADANG_MODE: 'production', MADANG_JWT_SECRET: 'short' })).toThrow(
      'MADANG_JWT_SECRET',
    );
    expect(() =>
      readConfig({ MADANG_MODE: 'production', MADANG_JWT_SECRET: SECRET, MADANG_RATE_LIMIT: 'off' }),
    ).toThrow('MADANG_RATE_LIMIT');
    expect(readConfig({ MADANG_MODE: 'production', MADANG_JWT_SECRET: SECRET }).mode).toBe('production');
  });

  test('the data secret follows from the other one until it is given, and may not be short', () => {
    const derived = readConfig({}).dataSecret;
    expect(derived).toBe(readConfig({}).dataSecret);
    expect(derived).not.toBe(readConfig({ MADANG_JWT_SECRET: SECRET }).dataSecret);
    expect(readConfig({ MADANG_DATA_SECRET: SECRET }).dataSecret).toBe(SECRET);
    expect(() => readConfig({ MADANG_DATA_SECRET: 'short' })).toThrow('MADANG_DATA_SECRET');
  });

  test('services are a subset in their own order, and Pay is part of each', () => {
    expect(readConfig({ MADANG_SERVICES: 'trips, shop' }).services).toEqual(['pay', 'shop', 'trips']);
  });
});
