import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { eachDatabase, type OpenTestDatabase } from '../../../test/database.ts';
import { jobOf, runJob } from '../../../test/support/jobs.ts';
import { consumeOnce } from '../../events/dispatcher.ts';
import { numberBatches } from '../../events/outbox.ts';
import { type Bank, openBank } from './testing/bank.ts';

/** A bank where something of every kind has happened, sealed. */
async function busyBank(open: OpenTestDatabase): Promise<Bank> {
  const bank = await openBank(await open(), { members: ['minji', 'jun'], balance: 1000 });
  const legs = [{ to: 'jun', amount: 60 }];
  const paid = await bank.ask('minji', { kind: 'transfer', legs, memo: null });
  await bank.ask('jun', { kind: 'refund', transferId: paid.id, amount: 10, memo: null });
  const held = await bank.ask('minji', {
    kind: 'hold',
    to: 'jun',
    amount: 50,
    expiresInMs: 9000,
    memo: null,
  });
  await bank.ask('jun', { kind: 'capture', holdId: held.id, amount: 20, final: false });
  await bank.ask('minji', { kind: 'withdraw', amount: 5 });
  await seal(bank);
  return bank;
}

async function seal(bank: Bank): Promise<void> {
  if (bank.database.kind === 'mariadb') await bank.database.transact(numberBatches);
  while (await consumeOnce(bank.database, bank.pay.consumers[0]!));
}

/** What constraints would refuse is planted as somebody with the database's password would do it. */
async function plant(bank: Bank, statement: string): Promise<void> {
  const isMariadb = bank.database.kind === 'mariadb';
  await bank.database.writer.connection().execute(async (db) => {
    const off = isMariadb ? 'set check_constraint_checks = 0' : 'pragma ignore_check_constraints = on';
    const on = isMariadb ? 'set check_constraint_checks = 1' : 'pragma ignore_check_constraints = off';
    await sql.raw(off).execute(db);
    await sql.raw(statement).execute(db);
    await sql.raw(on).execute(db);
  });
}

const ofKind = (kind: string) => `where kind = '${kind}'`;

eachDatabase('reconciliation', (open) => {
  test('finds nothing where nothing is wrong, and says how much it looked at', async () => {
    const bank = await busyBank(open);
    const report = await bank.pay.reconcile();
    expect(report.ok).toBe(true);
    const checked = Object.fromEntries(report.checks.map((check) => [check.name, check.checked]));
    expect(checked).toMatchObject({
      'postings-sum-to-zero': 12,
      'legs-equal-postings': 6,
      'balances-equal-postings': 114,
      'held-equals-active-holds': 1,
      'seals-hold': 2,
    });
  });

  test.each<[string, string, string[]]>([
    [
      'a balance was raised',
      `update pay_wallets set balance = balance + 1 where id = 'jun'`,
      ['balances-equal-postings'],
    ],
    ['a hold vanished', 'delete from pay_holds', ['held-equals-active-holds', 'captures-add-up']],
    [
      'too much is held',
      `update pay_wallets set held = held + 1 where id = 'minji'`,
      ['held-equals-active-holds'],
    ],
    [
      'a refund was forgotten',
      `update pay_transfers set refunded = 0 ${ofKind('transfer')}`,
      ['refunds-add-up'],
    ],
    [
      'a capture was forgotten',
      'update pay_holds set captured = 0',
      ['held-equals-active-holds', 'captures-add-up'],
    ],
    [
      'a posting was changed',
      `update pay_postings set amount = amount + 1 where kind = 'withdrawal' and wallet_id <> 'minji'`,
      ['postings-sum-to-zero', 'legs-equal-postings', 'balances-equal-postings'],
    ],
    [
      'a posting vanished',
      `delete from pay_postings where kind = 'refund' and wallet_id = 'jun'`,
      ['postings-sum-to-zero', 'legs-equal-postings', 'balances-equal-postings', 'entries-without-gaps'],
    ],
    [
      'a transfer vanished',
      `delete from pay_transfers ${ofKind('withdrawal')}`,
      ['legs-equal-postings', 'seals-hold'],
    ],
    [
      'a transfer was changed with its postings',
      `update pay_transfers set at = at + 1 ${ofKind('withdrawal')}`,
      ['legs-equal-postings', 'seals-hold'],
    ],
    ['a wallet vanished', `delete from pay_wallets where id = 'jun'`, ['postings-have-wallets']],
    [
      'a transfer says another amount',
      `update pay_transfers set amount = amount + 1 ${ofKind('withdrawal')}`,
      ['legs-sum-to-zero'],
    ],
    [
      'a seal was forged',
      `update pay_seals set hash = '${'f'.repeat(64)}' where seal_no = 1`,
      ['seals-hold'],
    ],
  ])('finds that %s', async (_what, statement, failing) => {
    const bank = await busyBank(open);
    await plant(bank, statement);
    const report = await bank.pay.reconcile();
    const found = report.checks.filter((check) => !check.ok);
    expect(report.ok).toBe(false);
    expect(found.map((check) => check.name).sort()).toEqual(failing.sort());
    for (const check of found) expect(check.differences.length).toBeGreaterThan(0);
  });

  test('as a job says what it looked at, and is done', async () => {
    const bank = await busyBank(open);
    const ran = await runJob(bank.database, jobOf(bank.pay, 'pay.reconcile'));
    expect(ran).toMatchObject({ status: 'done', done: 1, failed: 0, failures: {} });
    expect(ran.log[0]).toBe('ok postings-sum-to-zero (12 looked at)');
    expect(ran.log.at(-1)).toMatch(/^report [0-9A-Z]{16}: all is well$/);
  });

  test('as a job fails where anything differs, with the differences in its log, until it is mended', async () => {
    const bank = await busyBank(open);
    const job = jobOf(bank.pay, 'pay.reconcile');
    await plant(bank, `update pay_wallets set balance = balance + 1 where id = 'jun'`);
    const ran = await runJob(bank.database, job);
    expect(ran).toMatchObject({ status: 'failed', done: 0, failed: 1 });
    expect(ran.error).toMatch(/^The books differ: balances-equal-postings; see report [0-9A-Z]{16}$/);
    expect(ran.failures).toEqual({ books: ran.error });
    expect(ran.log).toContain('DIFFERS balances-equal-postings (114 looked at)');
    expect(ran.log.join('\n')).toMatch(/balances-equal-postings: jun: expected \d+, found \d+/);
    await plant(bank, `update pay_wallets set balance = balance - 1 where id = 'jun'`);
    expect(await runJob(bank.database, job)).toMatchObject({ status: 'done', failures: {} });
  });

  test('as a job ends soon when it is told to, and is taken up again', async () => {
    const bank = await busyBank(open);
    const stopping = new AbortController();
    const job = jobOf(bank.pay, 'pay.reconcile');
    const ran = await runJob(
      bank.database,
      {
        ...job,
        act: (items, run) => {
          stopping.abort();
          return job.act!(items, run);
        },
      },
      { signal: stopping.signal },
    );
    expect(ran.status).toBe('interrupted');
    expect(await runJob(bank.database, job)).toMatchObject({ status: 'done', done: 1 });
  });

  test('sees one moment, while payments go on', async () => {
    const bank = await openBank(await open(), { members: ['minji', 'jun'], balance: 100_000 });
    const legs = [{ to: 'jun', amount: 1 }];
    let going = true;
    let paid = 0;
    const paying = (async () => {
      for (; going; paid += 1) {
        await Promise.all(
          Array.from({ length: 10 }, () => bank.ask('minji', { kind: 'transfer', legs, memo: null })),
        );
      }
    })();
    const reports = [await bank.pay.reconcile()];
    // Until there have been payments before, while and after something was looked at.
    while (reports.length < 3 || paid < 2) reports.push(await bank.pay.reconcile());
    going = false;
    await paying;
    expect(reports.flatMap((report) => report.checks.filter((check) => !check.ok))).toEqual([]);
  });

  test('the chain names the first seal that does not hold', async () => {
    const bank = await busyBank(open);
    for (let i = 0; i < 3; i += 1) {
      await bank.ask('minji', { kind: 'deposit', amount: 1 });
      await seal(bank);
    }
    expect(await bank.pay.verifyChain(bank.database.reader)).toEqual({
      ok: true,
      seals: 5,
      transfers: 9,
      firstBroken: null,
    });
    const seals = await bank.database.reader.selectFrom('pay_seals').selectAll().orderBy('seal_no').execute();
    const [transferId] = JSON.parse(seals[3]!.leaves)[0] as [string, string];
    await plant(
      bank,
      `update pay_transfers set legs = replace(legs, ',1,', ',2,') where id = '${transferId}'`,
    );
    expect(await bank.pay.verifyChain(bank.database.reader)).toMatchObject({ ok: false, firstBroken: 4 });
    await plant(bank, 'delete from pay_seals where seal_no = 2');
    expect(await bank.pay.verifyChain(bank.database.reader)).toMatchObject({ ok: false, firstBroken: 3 });
  });

  test('a page of events that is read again is not sealed again', async () => {
    const bank = await busyBank(open);
    await seal(bank);
    await seal(bank);
    expect(await bank.pay.verifyChain(bank.database.reader)).toMatchObject({ seals: 2, transfers: 6 });
  });
});
