import { describe, expect, test } from 'vitest';
import { securityHeaders } from './security-headers.ts';

const headersOf = securityHeaders(true, [], { script: [], connect: [], frame: [] });

describe('security headers', () => {
  test.each([
    '/api/v1/pay/balance',
    'http://madang.example/api/v1/pay/balance',
    'HTTPS://madang.example:8443/api/v1/pay/balance?x=1',
  ])('%s: an answer of the API, however the address is written: nothing keeps or runs it', (url) => {
    expect(headersOf(url)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });

  test.each(['/', '/shop?next=http://x/api/v1/', '//api/v1/', 'http://madang.example', '*'])(
    '%s is a page or nothing',
    (url) => {
      expect(headersOf(url)['content-security-policy']).toContain("script-src 'self'");
    },
  );

  test('a stored file may be shown elsewhere and runs nothing', () => {
    for (const url of ['/files/a-96.webp', 'http://madang.example/files/a-96.webp']) {
      expect(headersOf(url)['cross-origin-resource-policy']).toBe('cross-origin');
    }
  });
});
