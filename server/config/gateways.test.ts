import { describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const PRODUCTION = {
  MADANG_MODE: 'production',
  MADANG_JWT_SECRET: 's'.repeat(40),
  MADANG_PUBLIC_URL: 'https://madang.example',
};
const TOSS = {
  MADANG_TOSS_CLIENT_KEY: 'live_ck_1',
  MADANG_TOSS_SECRET_KEY: 'live_sk_1',
  MADANG_TOSS_WEBHOOK_SECRET: 'w'.repeat(32),
};
const PORTONE = {
  MADANG_PORTONE_STORE_ID: 'store-1',
  MADANG_PORTONE_CHANNEL_KEY: 'channel-1',
  MADANG_PORTONE_API_SECRET: 'secret-1',
  MADANG_PORTONE_WEBHOOK_SECRET: `whsec_${Buffer.from('x'.repeat(32)).toString('base64')}`,
};
const gateways = (env: Record<string, string>) => readConfig(env).gateways;

describe('the settings of gateways', () => {
  test('the demo has the sandbox; production has what it is given, and nothing by itself', () => {
    expect(gateways({})).toMatchObject({ sandbox: true, chosen: 'sandbox', toss: null, portone: null });
    expect(gateways(PRODUCTION)).toMatchObject({ sandbox: false, chosen: null });
    expect(gateways({ ...PRODUCTION, ...TOSS })).toMatchObject({ chosen: 'toss', portone: null });
    expect(gateways({ ...PRODUCTION, ...PORTONE })).toMatchObject({ chosen: 'portone', toss: null });
    const both = { ...PRODUCTION, ...TOSS, ...PORTONE };
    expect(gateways({ ...both, MADANG_GATEWAY: 'portone' })).toMatchObject({ chosen: 'portone' });
  });

  test.each([
    ['half of a gateway', { MADANG_TOSS_CLIENT_KEY: 'live_ck_1' }, 'MADANG_TOSS_SECRET_KEY'],
    ['test keys', { ...TOSS, MADANG_TOSS_SECRET_KEY: 'test_sk_1' }, 'test keys'],
    ['a short secret of the address', { ...TOSS, MADANG_TOSS_WEBHOOK_SECRET: 'short' }, 'WEBHOOK_SECRET'],
    ['a webhook secret of another form', { ...PORTONE, MADANG_PORTONE_WEBHOOK_SECRET: 'x' }, 'whsec_'],
    ['an address without TLS', { ...TOSS, MADANG_TOSS_URL: 'http://toss.example' }, 'https'],
    ['a gateway without our own address', { ...TOSS, MADANG_PUBLIC_URL: '' }, 'MADANG_PUBLIC_URL'],
    [
      'our own address without TLS',
      { ...PORTONE, MADANG_PUBLIC_URL: 'http://pay.example' },
      'MADANG_PUBLIC_URL',
    ],
    ['the sandbox', { MADANG_GATEWAY: 'sandbox' }, 'not set up'],
    ['a gateway that is not set up', { ...TOSS, MADANG_GATEWAY: 'portone' }, 'not set up'],
  ])('production refuses %s', (_what, env, message) => {
    expect(() => gateways({ ...PRODUCTION, ...env })).toThrow(message);
  });
});
