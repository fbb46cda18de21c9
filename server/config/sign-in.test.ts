import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';

const PRODUCTION = { MADANG_MODE: 'production', MADANG_JWT_SECRET: 'x'.repeat(40) };
const PUBLIC = { MADANG_PUBLIC_URL: 'https://madang.example' };
const KAKAO = { MADANG_KAKAO_CLIENT_ID: 'id', MADANG_KAKAO_CLIENT_SECRET: 'secret' };
const OIDC = { MADANG_OIDC_CLIENT_ID: 'id', MADANG_OIDC_CLIENT_SECRET: 'secret' };
const PORTONE = {
  MADANG_IDENTITY_PORTONE_STORE_ID: 'store',
  MADANG_IDENTITY_PORTONE_CHANNEL_KEY: 'channel',
  MADANG_IDENTITY_PORTONE_API_SECRET: 'secret',
};
const signInOf = (env: Record<string, string>) => readConfig(env).signIn;

test('without settings there is no provider; the demo has a sandbox for the identity check, production has none', () => {
  expect(signInOf({})).toEqual({
    kakao: null,
    naver: null,
    google: null,
    oidc: null,
    identityCheck: { policy: 'optional', portone: null },
  });
  expect(signInOf(PRODUCTION).identityCheck).toEqual({ policy: 'off', portone: null });
  expect(signInOf({ ...PRODUCTION, ...PORTONE }).identityCheck.policy).toBe('optional');
});

test('a provider that is set up has its public addresses', () => {
  expect(
    signInOf({ ...PRODUCTION, ...PUBLIC, ...KAKAO, MADANG_KAKAO_API_URL: 'https://kapi.kakao.com/' }).kakao,
  ).toEqual({
    clientId: 'id',
    clientSecret: 'secret',
    authUrl: 'https://kauth.kakao.com',
    apiUrl: 'https://kapi.kakao.com',
  });
  const issuer = 'https://issuer.example/realms/a';
  const { oidc } = signInOf({ ...OIDC, MADANG_OIDC_ISSUER: issuer, MADANG_OIDC_NAME: '회사 계정' });
  expect(oidc).toMatchObject({ issuer, name: '회사 계정' });
});

test.each<[string, Record<string, string>, RegExp]>([
  ['a client without its secret', { MADANG_NAVER_CLIENT_ID: 'id' }, /MADANG_NAVER_CLIENT_SECRET/],
  ['an OIDC client without an issuer', OIDC, /MADANG_OIDC_ISSUER/],
  ['an issuer that is no address', { ...OIDC, MADANG_OIDC_ISSUER: 'issuer.example' }, /MADANG_OIDC_ISSUER/],
  ['plain http to elsewhere', { ...OIDC, MADANG_OIDC_ISSUER: 'http://issuer.example' }, /must be https/],
  [
    'plain http to what only looks like this machine',
    { ...OIDC, MADANG_OIDC_ISSUER: 'http://localhost.evil.example' },
    /must be https/,
  ],
  [
    'plain http in production',
    { ...PRODUCTION, ...PUBLIC, ...OIDC, MADANG_OIDC_ISSUER: 'http://127.0.0.1:3000' },
    /https in production/,
  ],
  ['a provider in production without our own address', { ...PRODUCTION, ...KAKAO }, /MADANG_PUBLIC_URL/],
  [
    'a provider in production with our own address in plain http',
    { ...PRODUCTION, ...KAKAO, MADANG_PUBLIC_URL: 'http://madang.example' },
    /MADANG_PUBLIC_URL/,
  ],
  ['half of PortOne', { MADANG_IDENTITY_PORTONE_STORE_ID: 'store' }, /MADANG_IDENTITY_PORTONE_API_SECRET/],
  ['a sandbox in production', { ...PRODUCTION, MADANG_IDENTITY_CHECK: 'required' }, /PORTONE/],
  ['a policy that nobody has', { MADANG_IDENTITY_CHECK: 'sometimes' }, /MADANG_IDENTITY_CHECK/],
])('%s stops the start', (_what, env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});
