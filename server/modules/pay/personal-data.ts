import type { Executor } from '../../db/dialect.ts';
import { iso } from '../../lib/iso.ts';
import { readWallet } from './views.ts';

const PAGE = 1_000;

/** A member's wallet with every movement and every hold, for the file that they may take with them. */
export async function personalData(executor: Executor, accountId: string): Promise<Record<string, unknown>> {
  const wallet = await readWallet(executor, accountId);
  if (!wallet) return {};
  const { balance, held, currency, status } = wallet;
  return {
    pay: {
      wallet: { balance, held, currency, status },
      movements: await movementsOf(executor, accountId),
      holds: await holdsOf(executor, accountId),
    },
  };
}

/** Page by page: no statement of it is long. */
async function movementsOf(executor: Executor, accountId: string) {
  const movements: Record<string, unknown>[] = [];
  for (let after = 0; ; ) {
    const rows = await executor
      .selectFrom('pay_postings as p')
      .innerJoin('pay_transfers as t', 't.id', 'p.transfer_id')
      .select([
        'p.transfer_id',
        'p.entry_no',
        'p.kind',
        'p.amount',
        'p.balance_after',
        'p.at',
        't.currency',
        't.memo',
      ])
      .where('p.wallet_id', '=', accountId)
      .where('p.entry_no', '>', after)
      .orderBy('p.entry_no')
      .limit(PAGE)
      .execute();
    for (const { transfer_id, kind, amount, balance_after, currency, memo, at } of rows) {
      const movement = { transferId: transfer_id, kind, amount, balanceAfter: balance_after, currency, memo };
      movements.push({ ...movement, at: iso(at) });
    }
    if (rows.length < PAGE) return movements;
    after = rows.at(-1)!.entry_no;
  }
}

/** What the member set aside; what others set aside for them is theirs. */
async function holdsOf(executor: Executor, accountId: string) {
  const rows = await executor
    .selectFrom('pay_holds')
    .selectAll()
    .where('payer_id', '=', accountId)
    .orderBy('id')
    .execute();
  return rows.map(({ id, amount, captured, currency, status, memo, created_at, expires_at }) => ({
    holdId: id,
    amount,
    captured,
    currency,
    status,
    memo,
    createdAt: iso(created_at),
    expiresAt: iso(expires_at),
  }));
}
