import type { AccountsTable } from '../../../db/schema.ts';
import type { Command } from '../../../engine/index.ts';
import { emailKeyOf } from '../domain.ts';
import type { Hasher } from '../hashing.ts';
import type { AccountInput } from '../state.ts';

let count = 0;
const nextId = (): string => {
  count += 1;
  return `A${String(count).padStart(15, '0')}`;
};

/** An account row; what does not matter to the test is made up. */
export function person(own: Partial<AccountsTable> = {}): AccountsTable {
  const id = own.id ?? nextId();
  const email = own.email ?? `${id.toLowerCase()}@example.com`;
  return {
    id,
    email,
    email_key: emailKeyOf(email),
    name: '김민지',
    password_hash: 'hash of old',
    role: 'member',
    locale: 'ko',
    created_at: 1,
    last_active_at: 1,
    email_verified_at: 1,
    password_changed_at: null,
    status: 'active',
    dormancy_warned_at: null,
    dormant_at: null,
    deleted_at: null,
    picture_id: null,
    ...own,
  };
}

/** A command as it would be admitted, without a caller's key. */
export function ask(input: AccountInput, accountId = 'guest:x', at = 1_000): Command<AccountInput> {
  const id = nextId();
  return { id, at, accountId, key: id, name: `account.${input.kind}`, input, fingerprint: '' };
}

/** Somebody for whose address another party vouches. */
export const registerOf = (email: string): AccountInput => ({
  ...personOf(email),
  kind: 'register',
  proofId: null,
});

export const signUpOf = (email: string): AccountInput => ({
  ...personOf(email),
  kind: 'sign-up',
});

const personOf = (email: string) => ({
  email,
  emailKey: emailKeyOf(email),
  name: '김민지',
  locale: 'ko' as const,
  consents: [],
  passwordHash: 'hash of secret',
});

/** Hashes that a reader of a test can read, and a count of how often a password was checked. */
export function plainHasher(): Hasher & { checks: number } {
  return {
    checks: 0,
    hash: async (password) => `hash of ${password}`,
    async verify(stored, password) {
      this.checks += 1;
      return stored === `hash of ${password}`;
    },
    nobody: 'no hash of anything',
  };
}
