import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { eachDatabase } from '../../../test/database.ts';
import type { PayInput } from './domain.ts';
import { NOON, openBank, type Told } from './testing/bank.ts';

const transfer = (to: string, amount: number): PayInput => ({
  kind: 'transfer',
  legs: [{ to, amount }],
  memo: null,
});
const hold = (to: string, amount: number, expiresInMs: number): PayInput => ({
  kind: 'hold',
  to,
  amount,
  expiresInMs,
  memo: null,
});
const capture = (holdId: string, amount: number): PayInput => ({
  kind: 'capture',
  holdId,
  amount,
  final: false,
});
const refund = (transferId: string): PayInput => ({ kind: 'refund', transferId, amount: null, memo: null });
const codes = (answers: Told[]) => answers.map((answer) => answer.code).sort();

eachDatabase('the pay lane', (open) => {
  test('writes what it decided: by id, by e-mail, to several, in and out', async () => {
    const bank = await openBank(await open(), { members: ['minji', 'jun', 'soyeon'], balance: 1000 });
    const legs = [
      { to: 'JUN@example.com', amount: 10 },
      { to: 'soyeon', amount: 20 },
    ];
    const answers = await Promise.all([
      bank.ask('minji', { kind: 'transfer', legs, memo: '회식' }),
      bank.ask('minji', { kind: 'deposit', amount: 5 }),
      bank.ask('jun', { kind: 'withdraw', amount: 1010 }),
      bank.ask('operator', { kind: 'adjust', accountId: 'soyeon', amount: -20, reason: 'case 7' }),
      bank.ask('minji', transfer('nobody', 1)),
    ]);
    expect(answers.map((answer) => answer.code)).toEqual(['ok', 'ok', 'ok', 'ok', 'pay.recipient-not-found']);
    expect(await bank.wallet('minji')).toMatchObject({ balance: 975, entryNo: 3 });
    expect(await bank.wallet('jun')).toMatchObject({ balance: 0, entryNo: 3 });
    expect(await bank.wallet('soyeon')).toMatchObject({ balance: 1000, entryNo: 3 });
    expect(await bank.pay.reconcile()).toMatchObject({ ok: true });
  });

  test('instances that pay each other in circles neither block nor lose a won', async () => {
    const database = await open();
    const members = ['a', 'b', 'c', 'd', 'e', 'f'];
    const first = await openBank(database, { members, balance: 100 });
    const second = await openBank(await open(database.url), { processNo: 2 });
    const asked: Promise<Told>[] = [];
    for (let i = 0; i < 300; i += 1) {
      const bank = i % 2 === 0 ? first : second;
      asked.push(bank.ask(members[i % 6]!, transfer(members[(i * 5 + 1) % 6]!, 1 + (i % 40))));
    }
    const outcomes = new Set(codes(await Promise.all(asked)));
    for (const code of outcomes) expect(['ok', 'pay.insufficient-funds', 'pay.same-account']).toContain(code);
    const balances = await Promise.all(members.map((id) => first.wallet(id)));
    expect(balances.reduce((sum, { balance }) => sum + balance, 0)).toBe(600);
    const report = await first.pay.reconcile();
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
  });

  test('a refund sent twice at once, to two instances, is paid once', async () => {
    const database = await open();
    const first = await openBank(database, { members: ['minji', 'jun'], balance: 100 });
    const second = await openBank(await open(database.url), { processNo: 2 });
    const { id } = await first.ask('minji', transfer('jun', 60));
    const both = await Promise.all([first.ask('jun', refund(id)), second.ask('jun', refund(id))]);
    expect(codes(both)).toEqual(['ok', 'pay.already-refunded']);
    expect(await first.wallet('minji')).toMatchObject({ balance: 100 });
  });

  test('a hold and its expiry survive the batch; what is left tells the next expiry', async () => {
    const bank = await openBank(await open(), { members: ['minji', 'jun'], balance: 100 });
    const short = await bank.ask('minji', hold('jun', 30, 1000));
    const long = await bank.ask('minji', hold('jun', 50, 5000));
    expect(await bank.wallet('minji')).toMatchObject({ balance: 100, held: 80 });
    bank.clock.now = NOON + 1000;
    const answers = await Promise.all([
      bank.ask('jun', capture(short.id, 30)),
      bank.ask('minji', transfer('jun', 50)),
      bank.ask('jun', capture(long.id, 20)),
    ]);
    expect(answers.map((answer) => answer.code)).toEqual(['pay.hold-expired', 'ok', 'ok']);
    expect(await bank.wallet('minji')).toMatchObject({ balance: 30, held: 30 });
    const row = await bank.database.reader
      .selectFrom('pay_wallets')
      .select('next_expiry_at')
      .where('id', '=', 'minji')
      .executeTakeFirst();
    expect(row?.next_expiry_at).toBe(NOON + 5000);
    bank.clock.now = NOON + 5000;
    expect(await bank.pay.expireHolds()).toBe(1);
    expect(await bank.pay.expireHolds()).toBe(0);
    expect(await bank.wallet('minji')).toMatchObject({ balance: 30, held: 0 });
    expect(await bank.pay.reconcile()).toMatchObject({ ok: true });
  });

  test('a capture on one instance and the expiry on another: one of them, and the money adds up', async () => {
    const database = await open();
    const first = await openBank(database, { members: ['minji', 'jun'], balance: 100 });
    const second = await openBank(await open(database.url), { processNo: 2 });
    const holds = await Promise.all(
      Array.from({ length: 20 }, () => first.ask('minji', hold('jun', 5, 1000))),
    );
    second.clock.now = NOON + 1000;
    const asked = holds.map(({ id }) => first.ask('jun', capture(id, 5), { at: NOON + 999 }));
    const [, ...captures] = await Promise.all([second.pay.expireHolds(), ...asked]);
    const captured = captures.filter((answer) => answer.code === 'ok').length;
    for (const { code } of captures) expect(['ok', 'pay.hold-expired']).toContain(code);
    await second.pay.expireHolds();
    expect(await first.wallet('minji')).toMatchObject({ balance: 100 - captured * 5, held: 0 });
    expect(await first.pay.reconcile()).toMatchObject({ ok: true });
  });

  test('a batch that is rolled back leaves nothing behind, in the database or in memory', async () => {
    let failing = false;
    const onStep = (step: string) => {
      if (failing && step === 'receipted') throw new Error('the disk is full');
    };
    const bank = await openBank(await open(), { members: ['minji', 'jun'], balance: 100, batch: { onStep } });
    failing = true;
    expect(codes(await Promise.all([bank.ask('minji', transfer('jun', 60), { key: 'k' })]))).toEqual([
      'lane.fault',
    ]);
    failing = false;
    expect(await bank.wallet('minji')).toMatchObject({ balance: 100, entryNo: 1 });
    expect(await bank.ask('minji', transfer('jun', 60), { key: 'k' })).toMatchObject({
      code: 'ok',
      replayed: false,
      result: { balance: 40 },
    });
  });

  test('a refusal is kept under its key, though the money has come meanwhile', async () => {
    const database = await open();
    const bank = await openBank(database, { members: ['minji', 'jun'] });
    const refused = await bank.ask('minji', transfer('jun', 60), { key: 'k' });
    await bank.ask('minji', { kind: 'deposit', amount: 100 });
    const other = await openBank(await open(database.url), { processNo: 2 });
    expect(await other.ask('minji', transfer('jun', 60), { key: 'k' })).toMatchObject({
      code: 'pay.insufficient-funds',
      replayed: true,
      result: refused.result,
    });
  });

  test('house wallets are made once, by however many instances start', async () => {
    const database = await open();
    const instances = [database, await open(database.url)];
    await Promise.all(
      instances.map(async (instance, i) => {
        // On SQLite both share this thread: one may begin only when the other has let go of it.
        await nextTurn();
        return openBank(instance, { processNo: i });
      }),
    );
    const { count } = await database.reader
      .selectFrom('pay_wallets')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(112);
  });

  test('a preview decides and writes nothing', async () => {
    const bank = await openBank(await open(), { members: ['minji', 'jun'], balance: 100 });
    const command = {
      id: 'x',
      at: NOON,
      accountId: 'minji',
      key: 'x',
      name: 'pay.transfer',
      fingerprint: '',
    };
    const decision = await bank.pay.lane.preview({ ...command, input: transfer('jun', 60) });
    expect(decision).toMatchObject({ accepted: true, result: { balance: 40 } });
    expect(await bank.wallet('minji')).toMatchObject({ balance: 100, entryNo: 1 });
  });
});
