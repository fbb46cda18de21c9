import { describe, expect, test } from 'vitest';
import { mailOf, previewOf, textMessageOf, type Worded, withoutSecrets } from '../delivery/letters.ts';
import type { Kind, KindData, Locale } from '../kind.ts';
import { titleOf } from '../texts.ts';
import { allKinds, kindOf } from './catalog.ts';

const LINKS = {
  origin: () => 'https://madang.example',
  unsubscribe: (accountId: string, kind: string) => `https://madang.example/u/${accountId}/${kind}`,
};
const LOCALES: readonly Locale[] = ['ko', 'en'];
/** Whatever a kind asks of its data, it gets something that is text and number. */
const anyData = new Proxy({}, { get: () => '1', has: () => true }) as KindData;
const worded = (kind: Kind, data: KindData, locale: Locale, accountId: string | null = 'A1'): Worded => ({
  deliveryId: '01K9ZQ3T5R7WXA00',
  kind,
  data,
  locale,
  accountId,
});

test('every kind has a name of its own', () => {
  const names = allKinds().map(({ kind }) => kind);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z-]{1,40}$/);
});

describe.each(allKinds().map((kind) => [kind.kind, kind] as const))('%s', (_name, kind) => {
  test.each(LOCALES)('has words in %s for every channel', (locale) => {
    const title = titleOf(kind, anyData, locale);
    expect(title).toMatch(/\S/);
    expect(title).not.toContain('undefined');
    const { text, html } = previewOf(worded(kind, anyData, locale), LINKS);
    for (const words of [text, html]) {
      expect(words).not.toMatch(/undefined|\[object|NaN|null/);
      expect(words).toContain('https://madang.example');
    }
    expect(textMessageOf(worded(kind, anyData, locale), '010').text.length).toBeLessThanOrEqual(140);
    expect(kind[locale].name).toMatch(/\S/);
    if (locale === 'en') expect(title).not.toMatch(/[가-힣]/);
  });

  test('goes only where it may go', () => {
    const possible = kind.possible ?? ['inbox', 'mail', 'sms'];
    for (const channel of kind.channels) expect(possible).toContain(channel);
    if (kind.proof) expect(possible).not.toContain('inbox');
    if (kind.category === 'security') expect(kind.channels).not.toEqual(['inbox']);
  });
});

test('operators are told by which way nothing arrives, and not by its key', () => {
  const down = kindOf('system.destination-down')!;
  const title = (destination: string, locale: Locale) => titleOf(down, { destination, error: null }, locale);
  expect(title('mail', 'ko')).toBe('메일 전달이 멈췄습니다');
  expect(title('webhook:01K9ZQ3T5R7WXA00', 'en')).toBe('Deliveries by webhook have stopped');
});

describe('a letter', () => {
  const kind = kindOf('pay.received')!;
  const hostile = {
    from: '<img src=x onerror=alert(1)>',
    amount: 1_000,
    currency: 'KRW',
    memo: '</td></table><script>alert(1)</script> "&\'',
  };

  test('escapes whatever people wrote', () => {
    const mail = mailOf(worded(kind, hostile, 'ko'), 'jun@madang.example', 'a@shop.example', LINKS);
    expect(mail.html).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(mail.text).toContain('<script>alert(1)</script>');
    expect(mail.subject).not.toMatch(/[\r\n]/);
  });

  test('has one line for a headline, however people break theirs', () => {
    const data = { ...hostile, from: 'a\r\nBcc: thief@evil.example' };
    expect(titleOf(kind, data, 'ko')).not.toMatch(/[\r\n]/);
    expect(titleOf(kind, { ...data, from: '가'.repeat(900) }, 'ko').length).toBeLessThanOrEqual(200);
  });

  test('fetches nothing from anywhere, knows the dark, and says how it begins', () => {
    const plain = { ...hostile, from: 'Minji', memo: null };
    const { html } = mailOf(worded(kind, plain, 'en'), 'jun@madang.example', 'a@shop.example', LINKS);
    expect(html).not.toMatch(/src=|url\(|@import|<link/);
    expect(html).toContain('prefers-color-scheme: dark');
    expect(html).toContain('lang="en"');
    expect(html).toMatch(/display:none[^>]*>You received ₩1,000/);
  });

  test('says how it is switched off, unless it is about security or to an address of nobody’s', () => {
    const of = (name: string, accountId: string | null) =>
      mailOf(worded(kindOf(name)!, anyData, 'ko', accountId), 'a@b.example', 'a@shop.example', LINKS);
    const optional = of('pay.received', 'A1');
    expect(optional.headers).toMatchObject({
      'List-Unsubscribe': '<https://madang.example/u/A1/pay.received>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(optional.text).toContain('https://madang.example/account/notifications');
    for (const fixed of [of('account.new-device', 'A1'), of('account.deleted', null)]) {
      expect(Object.keys(fixed.headers)).not.toContain('List-Unsubscribe');
      expect(fixed.text).not.toContain('/account/notifications');
    }
  });

  test('keeps its Message-ID through every attempt', () => {
    const once = () =>
      mailOf(worded(kind, hostile, 'ko'), 'a@b.example', 'Madang <no-reply@shop.example>', LINKS);
    expect([once().messageId, once().messageId]).toEqual(Array(2).fill('<01K9ZQ3T5R7WXA00@shop.example>'));
  });

  test('shows operators bullets where a secret stands', () => {
    const proof = kindOf('account.sign-up-proof')!;
    const data = withoutSecrets(proof, { proofId: 'P' });
    const { text } = previewOf(worded(proof, data, 'ko', null), LINKS);
    expect(text).toContain('••••••');
  });
});
