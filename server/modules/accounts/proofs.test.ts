import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../engine/index.ts';
import { decideAccount, emptyState } from './domain.ts';
import { secretsOf } from './proof-secrets.ts';
import { CODE_MS, LINK_MS } from './proofs.ts';
import type { AccountInput, AccountsState } from './state.ts';
import { ask, person, signUpOf } from './testing/people.ts';

const HOUR_MS = 3_600_000;

/** What the database would give to the next batch. */
function settle(state: AccountsState): void {
  for (const row of state.newProofs.splice(0)) state.proofs.set(row.id, row);
  for (const row of state.newSignUps.splice(0)) state.signUps.set(row.id, row);
}

describe('proofs', () => {
  test('whatever comes in whatever order: one account for an address, and no proof counts twice', () => {
    const step = fc.record({
      kind: fc.constantFrom('sign-up', 'resend', 'confirm', 'confirm', 'confirm'),
      who: fc.integer({ min: 0, max: 2 }),
      which: fc.nat({ max: 30 }),
      via: fc.constantFrom('code' as const, 'link' as const),
      laterMs: fc.constantFrom(0, 1_000, CODE_MS, 5 * HOUR_MS),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const state = emptyState();
        let at = 1_000;
        for (const { kind, who, which, via, laterMs } of steps) {
          at += laterMs;
          const decide = (input: AccountInput) => decideAccount(state, ask(input, 'guest:x', at));
          const proofs = [...state.proofs.values()];
          const proof = proofs[which % Math.max(1, proofs.length)];
          if (kind === 'sign-up') decide(signUpOf(`person${who}@example.com`));
          else if (kind === 'resend' && proof) decide({ kind: 'resend-sign-up', signUpId: proof.subject });
          else if (kind === 'confirm' && proof) {
            const before = { ...proof };
            const wasPending = state.signUps.has(proof.subject);
            const wasFree = !state.membersByEmail.has(proof.email_key);
            const decision = decide({ kind: 'confirm-sign-up', proofId: proof.id, via });
            const isInTime = at < (via === 'code' ? before.code_expires_at : before.link_expires_at);
            const isGood =
              before.genuine === 1 && before.used_at === null && isInTime && wasPending && wasFree;
            expect(decision.accepted).toBe(isGood);
            expect(proof.used_at).toBe(isGood ? at : before.used_at);
          }
          settle(state);
        }
        const emails = state.signedUp.map((row) => row.email_key);
        expect(new Set(emails).size).toBe(emails.length);
      }),
    );
  });

  test('for a new password count for the account, the address and the password that they were sent for', () => {
    const row = person({ email: 'minji@example.com' });
    const reset = (own: Partial<typeof row>, at: number) => {
      const state = emptyState();
      state.membersByEmail.set(row.email_key, { id: row.id, locale: 'en' });
      const { email, email_key: emailKey } = row;
      const start = { kind: 'start-proof', purpose: 'password-reset', subject: '', locale: 'ko' } as const;
      decideAccount(state, ask({ ...start, email, emailKey }, 'guest:x', 1_000));
      const [proof] = state.newProofs;
      expect(proof).toMatchObject({ account_id: row.id, locale: 'en', genuine: 1 });
      settle(state);
      const actor = { ...row, ...own };
      state.accounts.set(actor.id, actor);
      const input = { kind: 'reset-password', proofId: proof!.id, passwordHash: 'new' } as const;
      const decision = decideAccount(state, ask(input, actor.id, at));
      return decision.accepted ? actor.password_hash : decision.code;
    };
    expect(reset({}, 2_000)).toBe('new');
    expect(reset({ password_changed_at: 999 }, 2_000)).toBe('new');
    expect(reset({ password_changed_at: 1_000 }, 2_000)).toBe('auth.proof-used');
    expect(reset({ email_key: 'moved@example.com' }, 2_000)).toBe('auth.proof-invalid');
    expect(reset({ id: 'SOMEBODY' }, 2_000)).toBe('auth.proof-invalid');
    expect(reset({ status: 'deleted' }, 2_000)).toBe('account.not-found');
    expect(reset({}, 1_000 + LINK_MS['password-reset'])).toBe('auth.proof-expired');
  });

  test('of an address that nobody has, or somebody else, fit nothing', () => {
    const state = emptyState();
    const start = (input: Partial<Extract<AccountInput, { kind: 'start-proof' }>>): Command<AccountInput> =>
      ask({
        kind: 'start-proof',
        purpose: 'completion',
        subject: 'ticket',
        email: 'a@example.com',
        emailKey: 'a@example.com',
        locale: 'ko',
        ...input,
      });
    state.membersByEmail.set('taken@example.com', { id: 'A', locale: 'ko' });
    decideAccount(state, start({}));
    decideAccount(state, start({ emailKey: 'taken@example.com' }));
    decideAccount(state, start({ purpose: 'password-reset' }));
    expect(state.newProofs.map(({ genuine }) => genuine)).toEqual([1, 0, 0]);
    const [good] = state.newProofs;
    settle(state);
    const { kind: _kind, ...person } = {
      ...signUpOf('a@example.com'),
      passwordHash: null,
      proofId: good!.id,
    };
    const join = (emailKey: string) =>
      decideAccount(state, ask({ kind: 'register', ...(person as object), emailKey } as AccountInput));
    expect(join('other@example.com')).toMatchObject({ code: 'auth.proof-invalid' });
    expect(join('a@example.com')).toMatchObject({ accepted: true });
    expect(join('a@example.com')).toMatchObject({ code: 'auth.proof-used' });
  });
});

describe('the secrets of a proof', () => {
  const key = Buffer.alloc(32, 1);
  const proof = {
    id: '01K9ZQ3T5R7WXA00',
    purpose: 'sign-up',
    subject: 'S',
    email_key: 'a@example.com',
    created_at: 1,
  };

  test('are the same each time, and others for whatever is not the same', () => {
    const { code, token } = secretsOf(key, proof);
    expect(code).toMatch(/^\d{6}$/);
    expect(token).toMatch(/^01K9ZQ3T5R7WXA00\.[\w-]{43}$/);
    expect(secretsOf(key, { ...proof })).toEqual({ code, token });
    const others = [
      secretsOf(Buffer.alloc(32, 2), proof),
      secretsOf(key, { ...proof, id: '01K9ZQ3T5R7WXA01' }),
      secretsOf(key, { ...proof, purpose: 'email-change' }),
      secretsOf(key, { ...proof, subject: 'T' }),
      secretsOf(key, { ...proof, email_key: 'b@example.com' }),
      secretsOf(key, { ...proof, created_at: 2 }),
    ];
    const secrets = [token, ...others.map((other) => other.token)].map((text) => text.split('.')[1]);
    expect(new Set(secrets).size).toBe(7);
  });
});
