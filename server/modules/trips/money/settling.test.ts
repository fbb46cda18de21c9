import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith, newMariadbDatabase } from '../../../../test/services/shared.ts';
import {
  type CallOptions,
  type DemoPerson,
  startInstallation,
  type TestInstallation,
} from '../../../../test/support/installation.ts';
import { editTrip, entryId, joinTrip, makeTrip } from '../../../../test/support/trips.ts';
import type { CostFields } from '../trip.ts';
import { reconcileTrips } from './reconciliation.ts';
import type { Balances } from './schemas.ts';

function settling(settings: () => Promise<Record<string, string>>) {
  let site: TestInstallation;
  beforeAll(async () => {
    site = await startInstallation({ MADANG_RATE_LIMIT: 'off', ...(await settings()) });
  });
  afterAll(() => site?.end());

  const call = (method: 'GET' | 'POST' | 'DELETE', path: string, by: DemoPerson, more: CallOptions = {}) =>
    site.call(method, path, { token: site.tokenOf(by), ...more });
  const walletOf = async (by: DemoPerson): Promise<number> =>
    (await call('GET', '/pay/balance', by)).body.balance;

  /** Minji has paid for herself, Jun and a companion. */
  async function dinner(fields: Partial<CostFields> = {}, currency = 'KRW') {
    const { tripId, personId: minji } = await makeTrip(site, { currency });
    const { personId: jun } = await joinTrip(site, tripId, 'jun');
    const { personId: mother } = await joinTrip(site, tripId, { companion: '어머니' });
    const shares = [minji, jun, mother].map((id) => [id, 1]);
    const costId = entryId();
    const cost = { title: '저녁', amount: 30_000, currency, paidBy: minji, shares, ...fields };
    await editTrip(site, tripId, [{ op: 'add', kind: 'cost', id: costId, fields: cost }]);
    const balances = async (by: DemoPerson = 'minji'): Promise<Balances> =>
      (await call('GET', `/trips/${tripId}/balances`, by)).body;
    const balanceOf = async (personId: string) =>
      (await balances()).people.find((person) => person.personId === personId)?.balance;
    const settle = (by: DemoPerson, toId: string, amount: number, headers: Record<string, string> = {}) =>
      call('POST', `/trips/${tripId}/settlements`, by, { body: { toId, amount }, headers });
    return { tripId, minji, jun, mother, costId, balances, balanceOf, settle };
  }
  const everythingAddsUp = () => site.database.snapshot((executor) => reconcileTrips(executor));

  test('who owes whom, by person, category and day', async () => {
    const { tripId, minji, jun, mother, balances } = await dinner({ category: 'food', on: '2027-04-03' });
    expect(await balances()).toMatchObject({
      ...{ tripId, currency: 'KRW', isInWallets: true, total: 30_000 },
      people: [
        { personId: minji, paid: 30_000, owed: 10_000, balance: 20_000 },
        { personId: jun, paid: 0, owed: 10_000, balance: -10_000 },
        { personId: mother, accountId: null, balance: -10_000 },
      ],
      suggestions: [
        { fromId: jun, toId: minji, amount: 10_000 },
        { fromId: mother, toId: minji, amount: 10_000 },
      ].sort((a, b) => (a.fromId < b.fromId ? -1 : 1)),
      byCategory: [{ category: 'food', amount: 30_000 }],
      byDay: [{ on: '2027-04-03', amount: 30_000 }],
    });
    const others = await call('GET', `/trips/${tripId}/balances`, 'soyeon');
    expect([others.status, others.body.code]).toEqual([404, 'trips.not-found']);
  });

  test('settling up moves the wallet and the trip in one commit, once for a key', async () => {
    const { tripId, minji, jun, balanceOf, settle } = await dinner();
    const [before, mine] = [await walletOf('minji'), await walletOf('jun')];
    const headers = { 'idempotency-key': `settle-${tripId}` };
    const paid = await settle('jun', minji, 10_000, headers);
    expect(paid.status, JSON.stringify(paid.body)).toBe(201);
    expect([await walletOf('minji'), await walletOf('jun')]).toEqual([before + 10_000, mine - 10_000]);
    expect([await balanceOf(jun), await balanceOf(minji)]).toEqual([0, 10_000]);
    const again = await settle('jun', minji, 10_000, headers);
    expect([again.status, again.body]).toEqual([201, paid.body]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await walletOf('jun')).toBe(mine - 10_000);
    const trip = (await call('GET', `/trips/${tripId}`, 'minji')).body;
    const { transferId, sequence } = paid.body;
    expect(trip.sequence).toBe(sequence);
    expect(trip.entries.find(({ kind }: { kind: string }) => kind === 'payment').fields).toMatchObject({
      ...{ fromId: jun, toId: minji, amount: 10_000, transferId },
    });
    const changes = (await call('GET', `/trips/${tripId}/changes?after=${sequence - 1}`, 'minji')).body;
    expect(changes.items).toMatchObject([{ sequence, applied: [{ op: 'add', entry: { id: transferId } }] }]);
    const transfer = (await call('GET', `/pay/transfers/${transferId}`, 'minji')).body;
    expect(transfer).toMatchObject({ kind: 'settlement', amount: 10_000, memo: '강릉에서 사흘' });
    const refund = await call('POST', `/pay/transfers/${transferId}/refunds`, 'minji', { body: {} });
    expect(refund.body.code).toBe('pay.not-refundable');
    expect((await everythingAddsUp()).flatMap(({ differences }) => differences)).toEqual([]);
    expect(
      (await site.pay.reconcile()).checks.find(({ name }) => name === 'settlements-equal-transfers'),
    ).toMatchObject({
      differences: [],
    });
  });

  test('whoever was paid back is told by whom, and not twice', async () => {
    const { tripId, minji, settle } = await dinner();
    await settle('jun', minji, 4_000);
    const kindsAbout = async () => {
      const { items } = (await call('GET', '/me/notifications?limit=50', 'minji')).body;
      return items.filter(({ link }: { link: string }) => link === `/trips/${tripId}/costs`);
    };
    await expect.poll(kindsAbout).toMatchObject([{ kind: 'trips.settled' }]);
  });

  test('what cannot be paid', async () => {
    const { minji, jun, mother, settle } = await dinner();
    const code = async (answer: ReturnType<typeof settle>) => (await answer).body.code;
    const more = await settle('jun', minji, 10_001);
    expect([more.status, more.body.code, more.body.most]).toEqual([409, 'trips.settle-too-much', 10_000]);
    expect(await code(settle('minji', jun, 1))).toBe('trips.settle-too-much');
    expect(await code(settle('jun', mother, 1))).toBe('trips.payee-without-account');
    expect(await code(settle('jun', 'nobody', 1))).toBe('trips.person-not-found');
    expect(await code(settle('jun', jun, 1))).toBe('trips.person-not-found');
    expect(await code(settle('soyeon', minji, 1))).toBe('trips.not-found');
    expect((await settle('jun', minji, 0)).status).toBe(400);
    const dollars = await dinner({}, 'USD');
    expect(await code(dollars.settle('jun', dollars.minji, 1))).toBe('trips.settle-currency');
  });

  test('an empty wallet, and a frozen one', async () => {
    const rich = await dinner({ amount: 300_000_000 });
    const before = await walletOf('jun');
    const poor = await rich.settle('jun', rich.minji, 100_000_000);
    expect([poor.status, poor.body.code]).toEqual([409, 'pay.insufficient-funds']);
    expect([await walletOf('jun'), await rich.balanceOf(rich.jun)]).toEqual([before, -100_000_000]);
    const frozen = await dinner();
    const token = await site.provenTokenOf('admin');
    const status = (by: string) =>
      site.call('POST', `/admin/pay/accounts/${site.idOf('jun')}/${by}`, { token, body: { reason: '시험' } });
    expect((await status('freeze')).status).toBeLessThan(300);
    expect((await frozen.settle('jun', frozen.minji, 10_000)).body.code).toBe('pay.account-frozen');
    expect((await status('unfreeze')).status).toBeLessThan(300);
    expect((await frozen.settle('jun', frozen.minji, 10_000)).status).toBe(201);
  });

  test('the same debt from two pages at once is paid once', async () => {
    const { minji, settle, balanceOf, jun } = await dinner();
    const before = await walletOf('jun');
    const answers = await Promise.all(Array.from({ length: 8 }, () => settle('jun', minji, 10_000)));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 7 }, () => 409),
    ]);
    expect([await walletOf('jun'), await balanceOf(jun)]).toEqual([before - 10_000, 0]);
  });

  test('payments noted by hand come and go; those from wallets stay', async () => {
    const { tripId, minji, jun, mother, settle, balanceOf } = await dinner();
    const note = (by: DemoPerson, body: object) => call('POST', `/trips/${tripId}/payments`, by, { body });
    const noted = await note('jun', {
      fromId: mother,
      toId: minji,
      amount: 12_000,
      at: '2027-04-04T03:00:00.000Z',
    });
    expect(noted.status, JSON.stringify(noted.body)).toBe(201);
    expect([await balanceOf(mother), await balanceOf(minji)]).toEqual([2_000, 8_000]);
    const remove = (paymentId: string, by: DemoPerson = 'minji') =>
      call('DELETE', `/trips/${tripId}/payments/${paymentId}`, by);
    expect((await remove(noted.body.paymentId)).status).toBe(200);
    expect(await balanceOf(mother)).toBe(-10_000);
    expect((await remove(noted.body.paymentId)).body.code).toBe('trips.entry-not-found');
    const paid = await settle('jun', minji, 10_000);
    expect((await remove(paid.body.paymentId)).body.code).toBe('trips.payment-kept');
    expect((await note('jun', { fromId: jun, toId: jun, amount: 1 })).body.code).toBe(
      'trips.person-not-found',
    );
    await joinTrip(site, tripId, 'soyeon', 'viewer');
    expect((await note('soyeon', { fromId: jun, toId: minji, amount: 1 })).body.code).toBe('trips.read-only');
    expect((await everythingAddsUp()).flatMap(({ differences }) => differences)).toEqual([]);
  });

  test('whoever leaves, or is removed, has seen what they owe: where it is another now, it is said and nobody goes', async () => {
    const { tripId, minji, jun, mother, settle } = await dinner();
    const part = (by: DemoPerson, personId: string, balance: number) =>
      call('DELETE', `/trips/${tripId}/people/${personId}?balance=${balance}`, by);
    await settle('jun', minji, 4_000);
    const changed = await part('jun', jun, -10_000);
    expect([changed.status, changed.body.code, changed.body.balance]).toEqual([
      409,
      'trips.balance-changed',
      -6_000,
    ]);
    expect((await part('minji', mother, 0)).body).toMatchObject({
      code: 'trips.balance-changed',
      balance: -10_000,
    });
    expect((await call('GET', `/trips/${tripId}`, 'jun')).status).toBe(200);
    expect((await part('jun', jun, -6_000)).status).toBe(200);
    expect((await part('minji', mother, -10_000)).status).toBe(200);
    // Twice is once, whatever was shown.
    expect((await part('minji', mother, 1)).status).toBe(200);
    const { personId: soyeon } = await joinTrip(site, tripId, 'soyeon');
    expect((await part('soyeon', soyeon, 0)).status).toBe(200);
  });

  test('whoever leaves, or is removed, owes what they owed: all still adds up, and can still be settled', async () => {
    const { tripId, minji, jun, mother, balances, settle } = await dinner();
    const { personId: soyeon } = await joinTrip(site, tripId, 'soyeon');
    const taxi = { title: '택시', amount: 9_000, currency: 'KRW', paidBy: soyeon, shares: [[minji, 1]] };
    await editTrip(site, tripId, [{ op: 'add', kind: 'cost', id: entryId(), fields: taxi }]);
    const before = await balances();
    for (const [by, personId] of [
      ['jun', jun],
      ['minji', mother],
      ['soyeon', soyeon],
    ] as const) {
      expect((await call('DELETE', `/trips/${tripId}/people/${personId}`, by)).status).toBe(200);
    }
    const after = await balances();
    const standing = ({ people }: Balances) => people.map(({ personId, balance }) => [personId, balance]);
    expect(standing(after)).toEqual(standing(before));
    expect(after.people.map(({ hasLeft }) => hasLeft)).toEqual([false, true, true, true]);
    expect(after.people.reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
    expect(after.suggestions).toEqual(before.suggestions);
    // Who has left pays no more from here; who is still there pays them, and notes what came in.
    expect((await settle('jun', minji, 10_000)).body.code).toBe('trips.not-found');
    const back = { fromId: jun, toId: soyeon, amount: 9_000 };
    expect((await call('POST', `/trips/${tripId}/payments`, 'minji', { body: back })).status).toBe(201);
    for (const [fromId, amount] of [
      [jun, 1_000],
      [mother, 10_000],
    ] as const) {
      const body = { fromId, toId: minji, amount };
      expect((await call('POST', `/trips/${tripId}/payments`, 'minji', { body })).status).toBe(201);
    }
    expect((await balances()).people.map(({ balance }) => balance)).toEqual([0, 0, 0, 0]);
    expect((await balances()).suggestions).toEqual([]);
    expect((await everythingAddsUp()).flatMap(({ differences }) => differences)).toEqual([]);
  });

  test('one who has left with money to get is paid from the wallet', async () => {
    const { tripId, jun, settle, balanceOf } = await dinner();
    const { personId: soyeon } = await joinTrip(site, tripId, 'soyeon');
    const taxi = { title: '택시', amount: 5_000, currency: 'KRW', paidBy: soyeon, shares: [[jun, 1]] };
    await editTrip(site, tripId, [{ op: 'add', kind: 'cost', id: entryId(), fields: taxi }]);
    await call('DELETE', `/trips/${tripId}/people/${soyeon}`, 'soyeon');
    const before = await walletOf('soyeon');
    expect((await settle('jun', soyeon, 5_000)).status).toBe(201);
    expect([await walletOf('soyeon'), await balanceOf(soyeon)]).toEqual([before + 5_000, 0]);
  });

  test('reconciliation finds what was changed behind its back', async () => {
    const { tripId, minji, settle } = await dinner();
    const { transferId } = (await settle('jun', minji, 3_000)).body;
    const rewrite = (from: string, to: string) =>
      site.database.transact(async (tx) => {
        const entry = tx.selectFrom('trips_entries').select('fields').where('trip_id', '=', tripId);
        const { fields } = await entry.where('id', '=', transferId).executeTakeFirstOrThrow();
        await tx
          .updateTable('trips_entries')
          .set({ fields: fields.replace(from, to) })
          .where('trip_id', '=', tripId)
          .where('id', '=', transferId)
          .execute();
      });
    const found = async () => (await everythingAddsUp()).flatMap(({ differences }) => differences);
    await rewrite('"amount":3000', '"amount":3001');
    expect(await found()).toMatchObject([{ subject: transferId }]);
    await rewrite('"amount":3001', '"amount":3000');
    await rewrite(transferId, 'elsewhere');
    expect(await found()).toMatchObject([{ subject: 'elsewhere' }]);
    await rewrite('elsewhere', transferId);
    expect(await found()).toEqual([]);
  });
}

describe('settling up on SQLite', () => settling(async () => ({})));
describeWith('MariaDB', 'settling up', () =>
  settling(async () => ({ DATABASE_URL: await newMariadbDatabase() })),
);
