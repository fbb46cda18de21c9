import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readConfig, unknownSettings } from './config.ts';

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
    [{ MADANG_CORS_ORIGINS: 'app.example.com' }, 'MADANG_CORS_ORIGINS'],
    [{ MADANG_CORS_ORIGINS: 'https://app.example.com/' }, 'MADANG_CORS_ORIGINS'],
    [{ MADANG_CORS_ORIGINS: '*' }, 'MADANG_CORS_ORIGINS'],
    [{ MADANG_TRUST_PROXY: 'nginx' }, 'MADANG_TRUST_PROXY'],
    [{ MADANG_TRUST_PROXY: '10.0.0.1, 10.0.0.0/99' }, 'MADANG_TRUST_PROXY'],
    [{ MADANG_PUBLIC_URL: 'madang.example.com' }, 'MADANG_PUBLIC_URL'],
    [{ MADANG_PUBLIC_URL: 'https://example.com/madang' }, 'MADANG_PUBLIC_URL'],
    [{ DATABASE_URL: 'mysql://db.internal' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'mysql://app:p@ss#word@db.internal/madang' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'mysql://app:100%@db.internal/madang' }, 'DATABASE_URL'],
  ])('names the one that is wrong: %j', (env, name) => {
    expect(() => readConfig(env)).toThrow(name);
  });

  test('a name that is misspelt is found', () => {
    const env = {
      MADANG_TRUST_PROXIES: '10.0.0.1',
      MADANG_MODE: 'demo',
      MADANG_TEST_WITHOUT: 'Redis',
      PATH: '',
    };
    expect(unknownSettings(env)).toEqual(['MADANG_TRUST_PROXIES']);
  });

  test('a password is not told to whoever reads the message', () => {
    const env = { DATABASE_URL: 'mysql://app:s3cret#1@db.internal/madang' };
    expect(() => readConfig(env)).toThrow(/^(?!.*s3cret)/s);
  });

  test('addresses are taken as people write them', () => {
    const config = readConfig({
      MADANG_PUBLIC_URL: 'https://madang.example.com/',
      MADANG_TRUST_PROXY: '10.0.0.0/8, ::1, loopback',
      MADANG_CORS_ORIGINS: 'https://app.example.com, http://localhost:5173',
      DATABASE_URL: 'mariadb://app:p%40ss@db.internal:3306/madang',
    });
    expect(config.publicUrl).toBe('https://madang.example.com');
    expect(config.trustProxy).toEqual(['10.0.0.0/8', '::1', 'loopback']);
    expect(config.corsOrigins).toEqual(['https://app.example.com', 'http://localhost:5173']);
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

  test('the command of the manual says which data secret there has been so far', async () => {
    const manual = await readFile(new URL('../docs/operations.md', import.meta.url), 'utf8');
    const script = /MADANG_JWT_SECRET='the old one' node -e '([^']+)'/.exec(manual)![1]!;
    const env = { ...process.env, MADANG_JWT_SECRET: SECRET };
    const said = execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }).trim();
    const before = readConfig({ MADANG_JWT_SECRET: SECRET });
    const after = readConfig({ MADANG_JWT_SECRET: `another-${SECRET}`, MADANG_DATA_SECRET: said });
    expect(after.dataSecret).toBe(before.dataSecret);
  });

  test('services are a subset in their own order, and Pay is part of each', () => {
    expect(readConfig({ MADANG_SERVICES: 'trips, shop' }).services).toEqual(['pay', 'shop', 'trips']);
  });
});
