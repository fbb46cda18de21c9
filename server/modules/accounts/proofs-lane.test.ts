import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { runJob } from '../../../test/support/jobs.ts';
import { testIds } from '../../../test/support/shelf.ts';
import type { Command } from '../../engine/index.ts';
import { ensureHouseWallets, seedBalances, walletsOf } from '../pay/index.ts';
import { emailKeyOf } from './domain.ts';
import { newestProof, takeAttempt } from './proof-queries.ts';
import { LINK_MS } from './proofs.ts';
import { purgeProofs } from './purges.ts';
import type { AccountInput } from './state.ts';
import { accountsLane, admitted, codeOf, insertMembers } from './testing/lanes.ts';
import { person, signUpOf } from './testing/people.ts';

const DAY_MS = 86_400_000;
const AT = Date.UTC(2026, 10, 21);

eachDatabase('proofs and accounts', (open) => {
  /** Two instances; on SQLite, where one thread can have one writer only, two lanes of one. */
  async function setUp() {
    const database = await open();
    const other = database.kind === 'sqlite' ? database : await open(database.url);
    const lanes = [accountsLane(database), accountsLane(other)] as const;
    const submit = async (input: AccountInput, accountId?: string) =>
      codeOf(await lanes[0].submit(admitted(input, accountId, AT)));
    const race = async (commands: readonly Command<AccountInput>[]) =>
      (await Promise.all(commands.map((command, i) => lanes[i % 2]!.submit(command)))).map(codeOf);
    const proofOf = async (purpose: string, subject: string) =>
      (await newestProof(database.reader, purpose, subject))!;
    return { database, other, submit, race, proofOf };
  }
  const confirm = (proofId: string) =>
    admitted({ kind: 'confirm-sign-up', proofId, via: 'link' }, undefined, AT);
  const accountsOf = ({ database }: Awaited<ReturnType<typeof setUp>>) =>
    database.reader.selectFrom('accounts').selectAll().execute();
  const signUpIds = async ({ database }: Awaited<ReturnType<typeof setUp>>) =>
    (await database.reader.selectFrom('account_sign_ups').select('id').orderBy('id').execute()).map(
      (row) => row.id,
    );

  test('one proof shown on two instances at once: one account', async () => {
    const all = await setUp();
    expect(await all.submit(signUpOf('minji@example.com'))).toBe('ok');
    const [signUpId] = await signUpIds(all);
    const { id } = await all.proofOf('sign-up', signUpId!);
    const codes = await all.race(Array.from({ length: 8 }, () => confirm(id)));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'auth.proof-used')).toHaveLength(7);
    expect(await accountsOf(all)).toMatchObject([{ email: 'minji@example.com', email_verified_at: AT }]);
    expect(await signUpIds(all)).toEqual([]);
    const audited = await all.database.reader.selectFrom('audit_log').selectAll().execute();
    expect(audited.map((row) => row.action)).toEqual(Array(7).fill('account.refuse-proof'));
  });

  test('two mails of one sign-up shown at once: one account', async () => {
    const all = await setUp();
    await all.submit(signUpOf('minji@example.com'));
    const [signUpId] = await signUpIds(all);
    const older = await all.proofOf('sign-up', signUpId!);
    expect(await all.submit({ kind: 'resend-sign-up', signUpId: signUpId! })).toBe('ok');
    const newer = await all.proofOf('sign-up', signUpId!);
    expect(newer.id).not.toBe(older.id);
    const codes = await all.race([
      confirm(older.id),
      confirm(newer.id),
      confirm(older.id),
      confirm(newer.id),
    ]);
    expect(codes.sort()).toEqual(['auth.proof-used', 'auth.proof-used', 'auth.proof-used', 'ok']);
    expect(await accountsOf(all)).toHaveLength(1);
  });

  test('many sign-ups for one address, all proven at once on two instances: one account, one wallet', async () => {
    const all = await setUp();
    for (let round = 0; round < 4; round += 1) {
      const email = `round-${round}@example.com`;
      for (let i = 0; i < 6; i += 1) await all.submit(signUpOf(email));
      const pending = await all.database.reader
        .selectFrom('account_sign_ups')
        .select('id')
        .where('email_key', '=', email)
        .execute();
      const proofs = await Promise.all(pending.map(({ id }) => all.proofOf('sign-up', id)));
      const codes = await all.race(proofs.map(({ id }) => confirm(id)));
      expect(codes.sort()).toEqual([...Array(5).fill('account.email-taken'), 'ok']);
    }
    const rows = await accountsOf(all);
    expect(rows).toHaveLength(4);
    expect(
      (
        await walletsOf(
          all.database.reader,
          rows.map((row) => row.id),
        )
      ).size,
    ).toBe(4);
  });

  test('a known address gets a proof that nothing fits', async () => {
    const all = await setUp();
    const minji = person({ id: testIds(), email: 'Minji@example.com', locale: 'en' });
    await insertMembers(all.database, [minji]);
    expect(await all.submit(signUpOf('minji@example.com'))).toBe('ok');
    const [signUpId] = await signUpIds(all);
    const proof = await all.proofOf('sign-up', signUpId!);
    expect(proof).toMatchObject({ genuine: 0, account_id: minji.id, locale: 'en' });
    expect(await all.race([confirm(proof.id)])).toEqual(['auth.proof-invalid']);
  });

  test('two members who want one address at once: one gets it', async () => {
    const all = await setUp();
    const people = [person({ id: testIds() }), person({ id: testIds() })];
    await insertMembers(all.database, people);
    const to = { email: 'Wanted@example.com', emailKey: emailKeyOf('Wanted@example.com') };
    const changes = [];
    for (const { id } of people) {
      expect(await all.submit({ kind: 'start-email-change', ...to }, id)).toBe('ok');
      const proof = await all.proofOf('email-change', id);
      expect(proof.genuine).toBe(1);
      changes.push(admitted({ kind: 'change-email', proofId: proof.id, via: 'code' }, id, AT));
    }
    expect((await all.race(changes)).sort()).toEqual(['account.email-taken', 'ok']);
    const rows = await accountsOf(all);
    expect(rows.filter((row) => row.email === 'Wanted@example.com')).toHaveLength(1);
  });

  test('one link for a new password shown twice at once: one password, and nobody is left signed in', async () => {
    const all = await setUp();
    const minji = person({ id: testIds() });
    await insertMembers(all.database, [minji]);
    const { email, email_key } = minji;
    const start = { kind: 'start-proof', purpose: 'password-reset', subject: '', locale: 'ko' } as const;
    await all.submit({ ...start, email, emailKey: email_key });
    await all.submit({ ...start, email: 'nobody@example.com', emailKey: 'nobody@example.com' });
    const proof = await all.proofOf('password-reset', minji.id);
    expect(await all.proofOf('password-reset', 'nobody')).toMatchObject({ genuine: 0, account_id: null });
    const codes = await all.race(
      ['one', 'two', 'three', 'four'].map((passwordHash) =>
        admitted({ kind: 'reset-password', proofId: proof.id, passwordHash }, minji.id, AT),
      ),
    );
    expect(codes.sort()).toEqual(['auth.proof-used', 'auth.proof-used', 'auth.proof-used', 'ok']);
    const [row] = await accountsOf(all);
    expect(row).toMatchObject({ password_changed_at: AT });
    expect(['one', 'two', 'three', 'four']).toContain(row!.password_hash);
  });

  test('five attempts for a code, however many are tried at once', async () => {
    const all = await setUp();
    await all.submit(signUpOf('minji@example.com'));
    const [signUpId] = await signUpIds(all);
    const { id } = await all.proofOf('sign-up', signUpId!);
    const take = (i: number) => (i % 2 ? all.other : all.database).transact((tx) => takeAttempt(tx, id));
    const taken = await Promise.all(Array.from({ length: 12 }, (_, i) => take(i)));
    expect(taken.filter((before) => before !== null).sort()).toEqual([0, 1, 2, 3, 4]);
  });

  test('who leaves is gone at once, and the wallet is closed; with money nobody leaves', async () => {
    const all = await setUp();
    const [rich, poor] = [person({ id: testIds() }), person({ id: testIds(), email: 'poor@example.com' })];
    await insertMembers(all.database, [rich, poor]);
    await all.database.transact(async (tx) => {
      await ensureHouseWallets(tx);
      await seedBalances(tx, [{ accountId: rich.id, amount: 1, at: AT, transferId: testIds() }]);
    });
    await all.submit(
      { kind: 'start-email-change', email: 'n@example.com', emailKey: 'n@example.com' },
      poor.id,
    );
    const leave = ({ id }: typeof rich) => all.submit({ kind: 'erase', reason: null }, id);
    expect(await leave(rich)).toBe('account.wallet-not-empty');
    expect(await leave(poor)).toBe('ok');
    expect(await leave(poor)).toBe('account.not-found');
    const rows = await accountsOf(all);
    const gone = rows.find((row) => row.id === poor.id)!;
    expect(gone).toMatchObject({
      status: 'deleted',
      name: '탈퇴한 회원',
      password_hash: null,
      deleted_at: AT,
    });
    expect(JSON.stringify(gone)).not.toContain('poor@');
    expect((await walletsOf(all.database.reader, [poor.id])).get(poor.id)?.status).toBe('closed');
    expect(await newestProof(all.database.reader, 'email-change', poor.id)).toBeUndefined();
    // The address is free again.
    await all.submit(signUpOf('poor@example.com'));
    const [signUpId] = await signUpIds(all);
    const { id } = await all.proofOf('sign-up', signUpId!);
    expect(await all.race([confirm(id)])).toEqual(['ok']);
  });

  test('what has expired is purged, proofs a month later; what has not stays', async () => {
    const all = await setUp();
    await all.submit(signUpOf('old@example.com'));
    const end = AT + LINK_MS['sign-up'];
    const purge = (at: number) => runJob(all.database, purgeProofs(), { at });
    const [signUpId] = await signUpIds(all);
    expect(await purge(end - 1)).toMatchObject({ status: 'done', done: 0 });
    expect(await signUpIds(all)).toEqual([signUpId]);
    expect(await purge(end)).toMatchObject({ done: 1 });
    expect(await signUpIds(all)).toEqual([]);
    await purge(end + 30 * DAY_MS - 1);
    expect(await all.proofOf('sign-up', signUpId!)).toBeDefined();
    expect(await purge(end + 30 * DAY_MS)).toMatchObject({ done: 1 });
    expect(await newestProof(all.database.reader, 'sign-up', signUpId!)).toBeUndefined();
  });
});
