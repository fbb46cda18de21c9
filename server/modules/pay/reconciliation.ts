import type { Executor } from '../../db/dialect.ts';
import type { PayPostingsTable, PayTransfersTable } from '../../db/schema.ts';
import { firstIdAt } from '../../lib/id.ts';
import { Check } from './check.ts';
import type { Exchange } from './exchange.ts';
import { legsOf, type StoredLeg } from './rows.ts';
import { breathe, checkSeals } from './seal.ts';
import { reconcileWallets } from './wallet-reconciliation.ts';

const PAGE = 500;
/** Transfers are numbered at admission and sealed in the order of commits, which is at most this much later. */
const SEALED_WITHIN_MS = 60_000;

/**
 * Holds all money against its postings, on one snapshot: what every transfer says, what every wallet says,
 * what is held, what was given back, and the hash chain.
 * @param executor of a transaction that sees one moment
 * @param liens what is held for the exchange
 */
export async function reconcileAll(executor: Executor, liens: Exchange['liens']): Promise<Check[]> {
  const chain = new Check('seals-hold');
  const sealed = new Check('transfers-are-sealed');
  const horizon = await sealedBefore(executor);
  const sealedOld = await walkChain(executor, chain, horizon);
  const { checks, transfersBefore, postings } = await reconcileTransfers(executor, horizon);
  sealed.checked = transfersBefore;
  sealed.expect(`transfers before ${horizon}`, transfersBefore, sealedOld);
  return [...checks, ...(await reconcileWallets(executor, postings, liens)), chain, sealed];
}

/** An id before which every transfer must stand in the chain; empty while there is no chain. */
async function sealedBefore(executor: Executor): Promise<string> {
  const newest = await executor
    .selectFrom('pay_seals')
    .innerJoin('pay_transfers', 'pay_transfers.id', 'pay_seals.last_id')
    .select('pay_transfers.at')
    .orderBy('seal_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest ? firstIdAt(Math.max(0, newest.at - SEALED_WITHIN_MS)) : '';
}

async function walkChain(executor: Executor, chain: Check, horizon: string): Promise<number> {
  let old = 0;
  for await (const { sealNo, leaves, problem } of checkSeals(executor)) {
    chain.checked += 1;
    if (problem !== '') chain.expect(`seal ${sealNo}`, 'whole', problem);
    for (const leaf of leaves) if (leaf.transferId < horizon) old += 1;
    await breathe();
  }
  return old;
}

async function reconcileTransfers(executor: Executor, horizon: string) {
  const legs = new Check('legs-sum-to-zero');
  const equal = new Check('legs-equal-postings');
  const zero = new Check('postings-sum-to-zero');
  const refunds = new Check('refunds-add-up');
  const captures = new Check('captures-add-up');
  const totals = new Map<string, number>();
  /** Minus what refunds say, plus what their originals say. */
  const owed = new Map<string, number>();
  let captured = 0;
  let transfersBefore = 0;
  let postings = 0;
  for (let last = ''; ; ) {
    const page = await executor
      .selectFrom('pay_transfers')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const until = page.length === PAGE ? page.at(-1)!.id : null;
    const byTransfer = await postingsBetween(executor, last, until);
    for (const transfer of page) {
      const { id, kind, currency, amount, refunded, refers_to: refersTo } = transfer;
      const own = byTransfer.get(id) ?? [];
      byTransfer.delete(id);
      postings += own.length;
      compareLegs(transfer, own, legs, equal);
      const sum = own.reduce((total, posting) => total + posting.amount, 0);
      totals.set(currency, (totals.get(currency) ?? 0) + sum);
      if (refunded !== 0) owed.set(id, (owed.get(id) ?? 0) + refunded);
      if (kind === 'refund') owed.set(refersTo ?? '', (owed.get(refersTo ?? '') ?? 0) - amount);
      if (kind === 'capture') captured += amount;
      if (id < horizon) transfersBefore += 1;
    }
    for (const [id, orphans] of byTransfer) {
      postings += orphans.length;
      equal.expect(id, 'a transfer', `${orphans.length} postings without one`);
    }
    await breathe();
    if (until === null) break;
    last = until;
  }
  zero.checked = postings;
  for (const [currency, total] of totals) zero.expect(currency, 0, total);
  refunds.checked = owed.size;
  for (const [id, difference] of owed)
    refunds.expect(id, 'refunds equal to what was refunded', inWords(difference));
  captures.expect('all holds', captured, await capturedOfHolds(executor, captures));
  return { checks: [zero, legs, equal, refunds, captures], transfersBefore, postings };
}

const inWords = (difference: number): string =>
  difference === 0 ? 'refunds equal to what was refunded' : `${difference} more refunded than refunds say`;

function compareLegs(
  transfer: PayTransfersTable,
  postings: readonly PayPostingsTable[],
  legs: Check,
  equal: Check,
): void {
  const { id, kind, at, amount } = transfer;
  legs.checked += 1;
  equal.checked += 1;
  const stored = legsOf(transfer);
  legs.expect(
    id,
    0,
    stored.reduce((sum, leg) => sum + leg[2], 0),
  );
  legs.expect(id, -amount, stored[0]?.[2]);
  const text = (leg: StoredLeg) => `${leg.join(' ')} ${kind} ${at}`;
  const found = postings.map(
    (p) => `${p.wallet_id} ${p.entry_no} ${p.amount} ${p.balance_after} ${p.kind} ${p.at}`,
  );
  equal.expect(id, stored.map(text).sort().join('; '), found.sort().join('; '));
}

async function postingsBetween(
  executor: Executor,
  after: string,
  until: string | null,
): Promise<Map<string, PayPostingsTable[]>> {
  const query = executor.selectFrom('pay_postings').selectAll().where('transfer_id', '>', after);
  const rows = await (until === null ? query : query.where('transfer_id', '<=', until)).execute();
  const byTransfer = new Map<string, PayPostingsTable[]>();
  for (const row of rows) {
    const own = byTransfer.get(row.transfer_id);
    if (own) own.push(row);
    else byTransfer.set(row.transfer_id, [row]);
  }
  return byTransfer;
}

async function capturedOfHolds(executor: Executor, check: Check): Promise<number> {
  const row = await executor
    .selectFrom('pay_holds')
    .select(({ fn }) => [
      fn.sum<number | string | null>('captured').as('captured'),
      fn.countAll<number>().as('holds'),
    ])
    .executeTakeFirstOrThrow();
  check.checked = Number(row.holds);
  return Number(row.captured ?? 0);
}
