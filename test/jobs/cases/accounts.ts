import { expect } from 'vitest';
import type { AccountsTable, SessionsTable } from '../../../server/db/schema.ts';
import { DORMANT_AFTER_MS, WARNED_BEFORE_MS } from '../../../server/modules/accounts/dormancy.ts';
import { person } from '../../../server/modules/accounts/testing/people.ts';
import { type Case, DAY_MS, idAt, keysOfEvents, plant, times } from './case.ts';

const COUNT = 30;
const YOUNG = 4;

const member = (at: number, n: number, own: Partial<AccountsTable>): AccountsTable =>
  person({ id: idAt(at, n), created_at: at, ...own });
const sessionOf = (id: string, accountId: string, own: Partial<SessionsTable>): SessionsTable => ({
  id,
  account_id: accountId,
  token_hash: 'x',
  previous_hash: null,
  rotated_at: 0,
  created_at: 0,
  expires_at: 0,
  ended_at: null,
  user_agent: '',
  address: '',
  proved_at: null,
  device_hash: null,
  ...own,
});

const warning: Case = {
  job: 'accounts.warn-dormant',
  items: COUNT,
  seed: async (core, now) => {
    const idle = now - (DORMANT_AFTER_MS - WARNED_BEFORE_MS) - 1;
    const away = times(COUNT, (n) => member(now - 500 * DAY_MS, n, { last_active_at: idle - (n % 2) }));
    const here = times(YOUNG, (n) => member(now - 400 * DAY_MS, n, { last_active_at: now - DAY_MS }));
    await plant(core, 'accounts', [...away, ...here]);
  },
  check: async (core, now) => {
    const rows = await core.database.reader
      .selectFrom('accounts')
      .selectAll()
      .where('id', 'like', `${idAt(now - 500 * DAY_MS, 0).slice(0, 9)}%`)
      .execute();
    // All at the moment at which the run began, however often it was killed.
    expect(new Set(rows.map((row) => row.dormancy_warned_at))).toEqual(
      new Set([Math.max(...rows.map((row) => row.dormancy_warned_at ?? 0))]),
    );
    const told = await keysOfEvents(core, 'account.dormancy-warned');
    expect(told.sort()).toEqual(rows.map((row) => row.id).sort());
  },
};

const sleeping: Case = {
  job: 'accounts.mark-dormant',
  items: COUNT,
  seed: async (core, now) => {
    const own = {
      last_active_at: now - DORMANT_AFTER_MS - DAY_MS,
      dormancy_warned_at: now - WARNED_BEFORE_MS - 1,
    };
    const at = now - 600 * DAY_MS;
    await plant(
      core,
      'accounts',
      times(COUNT, (n) => member(at, n, own)),
    );
    const far = { expires_at: now + DAY_MS, rotated_at: now - DAY_MS };
    await plant(
      core,
      'sessions',
      times(COUNT, (n) => sessionOf(idAt(now, n), idAt(at, n), far)),
    );
  },
  check: async (core, now) => {
    const of = (table: 'accounts' | 'sessions', at: number) =>
      core.database.reader
        .selectFrom(table)
        .selectAll()
        .where('id', 'like', `${idAt(at, 0).slice(0, 9)}%`)
        .execute();
    const rows = (await of('accounts', now - 600 * DAY_MS)) as AccountsTable[];
    expect(rows.map((row) => row.status)).toEqual(times(COUNT, () => 'dormant'));
    const sessions = (await of('sessions', now)) as SessionsTable[];
    expect(sessions.filter((row) => row.ended_at === null)).toEqual([]);
    expect((await keysOfEvents(core, 'account.became-dormant')).sort()).toEqual(
      rows.map((row) => row.id).sort(),
    );
  },
};

const proofs: Case = {
  job: 'accounts.purge-proofs',
  items: 2 * COUNT,
  seed: async (core, now) => {
    const proof = (n: number, expiresAt: number) => ({
      id: idAt(expiresAt, n),
      purpose: 'sign-up',
      subject: `s${n}`,
      account_id: null,
      email: '',
      email_key: '',
      locale: 'ko' as const,
      genuine: 1 as const,
      created_at: expiresAt,
      code_expires_at: expiresAt,
      link_expires_at: expiresAt,
      attempts: 0,
      used_at: null,
    });
    await plant(core, 'account_proofs', [
      ...times(COUNT, (n) => proof(n, now - 31 * DAY_MS)),
      ...times(YOUNG, (n) => proof(n, now - 29 * DAY_MS)),
    ]);
    const signUp = (n: number, expiresAt: number) => ({
      id: idAt(expiresAt, n),
      email: '',
      email_key: '',
      name: '',
      password_hash: '',
      locale: 'ko' as const,
      consents: '[]',
      created_at: expiresAt,
      expires_at: expiresAt,
    });
    await plant(core, 'account_sign_ups', [
      ...times(COUNT, (n) => signUp(n, now - 1)),
      ...times(YOUNG, (n) => signUp(n, now + DAY_MS)),
    ]);
  },
  check: async ({ database }) => {
    for (const table of ['account_proofs', 'account_sign_ups'] as const) {
      const rows = await database.reader.selectFrom(table).select('id').execute();
      expect([table, rows.length]).toEqual([table, YOUNG]);
    }
  },
};

const sessions: Case = {
  job: 'sessions.purge',
  items: 2 * COUNT,
  seed: async (core, now) => {
    const owner = member(now - 50 * DAY_MS, 0, { last_active_at: now });
    await plant(core, 'accounts', [owner]);
    const ended = (n: number, at: number) =>
      sessionOf(idAt(now - 120 * DAY_MS, n), owner.id, { ended_at: at, expires_at: now });
    const expired = (n: number, at: number) =>
      sessionOf(idAt(at, n), owner.id, { expires_at: at + 90 * DAY_MS });
    await plant(core, 'sessions', [
      ...times(COUNT, (n) => ended(n, now - 91 * DAY_MS)),
      ...times(YOUNG, (n) => ended(n + COUNT, now - 89 * DAY_MS)),
      ...times(COUNT, (n) => expired(n, now - 181 * DAY_MS)),
      ...times(YOUNG, (n) => expired(n, now - 179 * DAY_MS)),
    ]);
  },
  check: async ({ database }, now) => {
    const rows = await database.reader
      .selectFrom('sessions')
      .select('id')
      .where('account_id', '=', idAt(now - 50 * DAY_MS, 0))
      .execute();
    expect(rows).toHaveLength(2 * YOUNG);
  },
};

const identity: Case = {
  job: 'identity.purge',
  items: 2 * COUNT,
  seed: async (core, now) => {
    const owner = member(now - 51 * DAY_MS, 0, { last_active_at: now });
    await plant(core, 'accounts', [owner]);
    const flow = (id: string, expiresAt: number) => ({
      id,
      kind: 'passkey' as const,
      account_id: null,
      provider: null,
      browser: null,
      data: '{}',
      attempts: 0,
      created_at: expiresAt,
      expires_at: expiresAt,
      used_at: null,
    });
    await plant(core, 'identity_flows', [
      ...times(COUNT, (n) => flow(`old-${n}`, now - DAY_MS)),
      ...times(YOUNG, (n) => flow(`new-${n}`, now + DAY_MS)),
    ]);
    const check = (n: number, status: 'pending' | 'failed' | 'verified', at: number) => ({
      id: idAt(at, n),
      account_id: owner.id,
      provider: 'sandbox' as const,
      status,
      created_at: at,
      expires_at: at,
      finished_at: null,
    });
    const old = now - 31 * DAY_MS;
    await plant(core, 'identity_checks', [
      ...times(COUNT, (n) => check(n, n % 2 === 0 ? 'pending' : 'failed', old)),
      ...times(YOUNG, (n) => check(COUNT + n, 'verified', old)),
      ...times(YOUNG, (n) => check(n, 'pending', now - 29 * DAY_MS)),
    ]);
    await plant(
      core,
      'identity_sandbox_answers',
      times(COUNT + YOUNG, (n) => ({ check_id: idAt(old, n), answer: '{}', at: old })),
    );
  },
  check: async ({ database }) => {
    const { reader } = database;
    expect(await reader.selectFrom('identity_flows').select('id').execute()).toHaveLength(YOUNG);
    expect(await reader.selectFrom('identity_checks').select('id').execute()).toHaveLength(2 * YOUNG);
    expect(await reader.selectFrom('identity_sandbox_answers').select('at').execute()).toHaveLength(YOUNG);
  },
};

export const accountCases: readonly Case[] = [warning, sleeping, proofs, sessions, identity];
