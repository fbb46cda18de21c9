import { expect, test } from 'vitest';
import { accountNotices } from './events.ts';

const told = (name: string, data: Record<string, unknown>) =>
  accountNotices.of({ name, key: 'A', data, at: 7, by: 'C', id: 'B.0', sequence: 1 });
const to = { email: 'minji@example.com', locale: 'en' };

test('a mail for a proof goes to the address that is proven, and says what is of use there', () => {
  const proof = { proofId: 'P', ...to, accountId: null };
  const kindsOf = (purpose: string) =>
    [true, false].map((genuine) => {
      const notices = told('account.proof-requested', { ...proof, purpose, genuine });
      for (const notice of notices) expect(notice).toMatchObject({ to, data: { proofId: 'P' } });
      return notices.map(({ kind }) => kind);
    });
  expect(kindsOf('sign-up')).toEqual([['account.sign-up-proof'], ['account.sign-up-known']]);
  expect(kindsOf('completion')).toEqual([['account.completion-proof'], ['account.sign-up-known']]);
  expect(kindsOf('email-change')).toEqual([['account.email-change-proof'], ['account.sign-up-known']]);
  // Nobody has the address: nobody is disturbed.
  expect(kindsOf('password-reset')).toEqual([['account.password-reset'], []]);
});

test('what a thief would do is told to the owner, at the old address too', () => {
  const accountId = 'A';
  expect(told('account.password-changed', { accountId })).toEqual([
    { kind: 'account.password-changed', to: { accountId }, data: { at: 7 } },
  ]);
  expect(told('account.email-changed', { accountId, oldEmail: to.email, locale: 'en' })).toMatchObject([
    { to },
    { to: { accountId } },
  ]);
  expect(told('account.signed-in-elsewhere', { accountId, device: 'Edge', address: '1.1.1.1' })).toEqual([
    { kind: 'account.new-device', to: { accountId }, data: { device: 'Edge', address: '1.1.1.1', at: 7 } },
  ]);
  expect(told('account.deleted', { accountId, ...to })).toEqual([{ kind: 'account.deleted', to, data: {} }]);
});

test('every event that it looks at tells somebody, and no other does', () => {
  const data = { accountId: 'A', purpose: 'sign-up', genuine: true, dormantAt: 1 };
  for (const name of accountNotices.events) expect(told(name, data)).not.toEqual([]);
  expect(told('account.signed-up', data)).toEqual([]);
});
