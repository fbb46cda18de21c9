import { expect, test } from 'vitest';
import { checkWebhook, isWebhookSecret, signWebhook } from './standard-webhooks.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = 1_614_265_330;
const BODY = '{"test": 2432232314}';

test('signs as the specification’s own example', () => {
  expect(signWebhook(SECRET, ID, AT, BODY)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('knows a signature among several, and refuses every other', () => {
  const check = (changes: Record<string, string>, body = BODY, now = AT * 1000) => {
    const headers = {
      'webhook-id': ID,
      'webhook-timestamp': String(AT),
      'webhook-signature': signWebhook(SECRET, ID, AT, BODY),
      ...changes,
    };
    const found = checkWebhook(SECRET, headers, Buffer.from(body), now);
    return found.ok ? 'ok' : found.problem;
  };
  expect(check({})).toBe('ok');
  expect(check({ 'webhook-signature': `v1,AAAA v2,BBBB ${signWebhook(SECRET, ID, AT, BODY)}` })).toBe('ok');
  expect(check({ 'webhook-signature': '' })).toBe('forged');
  expect(check({}, `${BODY} `)).toBe('forged');
  expect(check({ 'webhook-id': 'msg_other' })).toBe('forged');
  expect(check({ 'webhook-id': '' })).toBe('malformed');
  expect(check({ 'webhook-timestamp': 'today' })).toBe('malformed');
  expect(check({}, BODY, AT * 1000 + 301_000)).toBe('skewed');
  expect(check({}, BODY, AT * 1000 - 301_000)).toBe('skewed');
});

test('a secret has its prefix and enough bytes', () => {
  expect(isWebhookSecret(SECRET)).toBe(true);
  for (const wrong of ['', 'whsec_', 'whsec_c2hvcnQ=', SECRET.slice(6)])
    expect(isWebhookSecret(wrong)).toBe(false);
});
