import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import { quiet, testIds } from '../../../test/support/shelf.ts';
import type { Database } from '../../db/open.ts';
import { type Answer, type Command, Lane, type Rejection } from '../../engine/index.ts';
import { type Campaign, type CouponInput, emptyState } from './campaign.ts';
import { decideCoupon } from './domain.ts';
import { readDrop } from './drop-views.ts';
import { dropsIn } from './drops.ts';
import { prefetchCoupons, prefetchForUse, writeCoupons } from './queries.ts';
import { useCoupon } from './redeem.ts';
import { seedDrop } from './seed.ts';
import { listCoupons } from './views.ts';

const couponLane = (database: Database) =>
  new Lane(
    {
      name: 'coupons',
      prefetch: (tx, commands) => prefetchCoupons(tx, commands),
      decide: decideCoupon,
      write: (tx, state) => writeCoupons(tx, state),
    },
    {
      database,
      limits: { maxQueue: 10_000, maxBatch: 1_000, maxWaitMs: 10_000 },
      observer: quiet,
      makeId: testIds,
      now: () => performance.now(),
      committed: () => undefined,
    },
  );

const command = (input: CouponInput, accountId: string): Command<CouponInput> => {
  const id = testIds();
  return { id, at: Date.now(), accountId, key: id, name: 'coupon.test', input, fingerprint: '' };
};
const codeOf = (answer: Answer | Rejection): string =>
  !answer.answered ? answer.code : answer.decision.accepted ? 'ok' : answer.decision.code;

const noPictures = async () => new Map<string, never>();

eachDatabase('coupons', (open) => {
  async function drop(total: number) {
    const database = await open();
    const dropId = testIds();
    await database.transact((tx) =>
      seedDrop(tx, { id: dropId, name: 'drop', total, at: 0 + Date.now() - 1_000 }),
    );
    return { database, dropId };
  }

  test('1,000 members on three instances race for 100: exactly 100, dense positions, nobody twice', async () => {
    const { database, dropId } = await drop(100);
    const lanes = [database, await open(database.url), await open(database.url)].map(couponLane);
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, (_, i) =>
        lanes[i % 3]!.submit(command({ kind: 'claim', dropId }, `member${i >> 1}`)),
      ),
    );
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(100);
    expect(new Set(codes)).toEqual(new Set(['ok', 'coupon.sold-out', 'coupon.already-claimed']));
    const rows = await database.reader.selectFrom('coupons').selectAll().orderBy('position').execute();
    expect(rows.map((row) => row.position)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(new Set(rows.map((row) => row.account_id)).size).toBe(100);
    const seen = await readDrop(
      database.reader,
      dropsIn(database.reader),
      dropId,
      null,
      Date.now(),
      noPictures,
    );
    expect(seen).toMatchObject({ claimed: 100, remaining: 0, phase: 'sold-out', mine: [] });
  });

  test('the database itself refuses one coupon more than there are', async () => {
    const { database, dropId } = await drop(1);
    const overrun = database.transact((tx) =>
      tx.updateTable('coupon_campaigns').set({ claimed: 2 }).where('id', '=', dropId).execute(),
    );
    await expect(overrun).rejects.toThrow();
  });

  test('a unique code that two instances register at once has one owner', async () => {
    const { database } = await drop(1);
    const lanes = [database, await open(database.url)].map(couponLane);
    const id = testIds();
    const campaign: Campaign = {
      id,
      kind: 'codes',
      name: 'codes',
      nameEn: null,
      discount: { kind: 'amount', amount: 1_000 },
      minimumSpend: 0,
      currency: 'KRW',
      scope: {},
      total: 50,
      perMemberLimit: 1,
      code: null,
      createdAt: 0,
      opensAt: 0,
      closesAt: null,
      validUntil: Date.now() + 1_000_000,
      claimed: 0,
      used: 0,
      codesMade: 0,
      posterId: null,
      clock: 0,
    };
    const codes = Array.from({ length: 20 }, (_, i) => `CODE-${id}-${i}`.slice(0, 32));
    expect(codeOf(await lanes[0]!.submit(command({ kind: 'create', campaign }, 'admin')))).toBe('ok');
    expect(
      codeOf(await lanes[1]!.submit(command({ kind: 'make-codes', campaignId: id, codes }, 'admin'))),
    ).toBe('ok');
    const answers = await Promise.all(
      codes.flatMap((code, i) =>
        lanes.map((lane, l) => lane.submit(command({ kind: 'register', code }, `m${i}-${l}`))),
      ),
    );
    expect(answers.map(codeOf).filter((code) => code === 'ok')).toHaveLength(20);
    expect(answers.map(codeOf).filter((code) => code === 'coupon.code-used')).toHaveLength(20);
  });

  test('a coupon used in a checkout’s transaction is used once', async () => {
    const { database, dropId } = await drop(5);
    const lane = couponLane(database);
    await lane.submit(command({ kind: 'claim', dropId }, 'minji'));
    const [mine] = (await listCoupons(database.reader, 'minji', { limit: 10 }, Date.now())).items;
    const checkout = (reference: string) =>
      database.transact(async (tx) => {
        const state = emptyState();
        await prefetchForUse(tx, state, [mine!.couponId]);
        const purchase = { service: 'shop', currency: 'KRW', lines: [{ amount: 50_000 }] } as const;
        const used = useCoupon(state, mine!.couponId, 'minji', purchase, { reference, at: Date.now() });
        await writeCoupons(tx, state);
        return used.ok;
      });
    const results = await Promise.all(Array.from({ length: 8 }, (_, i) => checkout(`O${i}`)));
    expect(results.filter(Boolean)).toHaveLength(1);
    const { items } = await listCoupons(database.reader, 'minji', { limit: 10, status: 'used' }, Date.now());
    expect(items).toHaveLength(1);
  });
});
