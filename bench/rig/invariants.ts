import type { LoadOutcome } from '../load.ts';
import { type Check, compared, type Sql } from '../sql.ts';

interface DropCount {
  id: string;
  total: number;
  claimed: number;
  coupons: number;
  first: number | null;
  last: number | null;
  members: number;
}

/**
 * Compares what customers were told with what the database holds, after claims.
 * @param dropIds the drops of the run, which nobody else touched
 * @param keyPrefix of the run's idempotency keys
 */
export async function checkClaims(
  sql: Sql,
  dropIds: readonly string[],
  outcome: LoadOutcome,
  keyPrefix: string,
): Promise<Check[]> {
  const drops = await sql.query<DropCount>(
    `select c.id, c.total, c.claimed, count(k.position) as coupons, min(k.position) as first,
      max(k.position) as last, count(distinct k.account_id) as members
    from coupon_campaigns c left join coupons k on k.campaign_id = c.id
    where c.id in (${dropIds.map(() => '?').join(', ')}) group by c.id, c.total, c.claimed`,
    dropIds,
  );
  const claimed = sum(drops.map((drop) => drop.claimed));
  // Who got no answer may have a coupon all the same: between what was told and what may have been.
  const unknown = outcome.timeouts + outcome.broken;
  const receipts = await countReceipts(sql, keyPrefix);
  const answered = outcome.accepted + countRefusals(outcome);
  return [
    every('claimed ≤ total', drops, (drop) => Number(drop.claimed) <= Number(drop.total)),
    every('claimed = coupons', drops, (drop) => Number(drop.claimed) === Number(drop.coupons)),
    every('positions are dense', drops, (drop) =>
      Number(drop.coupons) === 0
        ? true
        : Number(drop.first) === 1 && Number(drop.last) === Number(drop.coupons),
    ),
    every('no member twice', drops, (drop) => Number(drop.members) === Number(drop.coupons)),
    {
      name: 'answered 201 = claimed',
      ok: claimed >= outcome.accepted && claimed <= outcome.accepted + unknown,
      detail: compared(outcome.accepted, claimed),
    },
    receiptsCheck(receipts, answered, unknown),
  ];
}

/** The same for transfers: the ledger as a whole, since every run leaves it in order. */
export async function checkTransfers(sql: Sql, outcome: LoadOutcome, keyPrefix: string): Promise<Check[]> {
  const unbalanced = await count(
    sql,
    'select count(*) as n from (select transfer_id from pay_postings group by transfer_id having sum(amount) <> 0) x',
  );
  const wrong = await count(
    sql,
    `select count(*) as n from pay_wallets w left join
      (select wallet_id, sum(amount) as amount, count(*) as entries, max(entry_no) as last_no
        from pay_postings group by wallet_id) p on p.wallet_id = w.id
    where w.balance <> coalesce(p.amount, 0) or w.entry_no <> coalesce(p.entries, 0)
      or w.entry_no <> coalesce(p.last_no, 0)`,
  );
  const overdrawn = await count(
    sql,
    `select count(*) as n from pay_wallets where kind = 'member' and balance < held`,
  );
  const unknown = outcome.timeouts + outcome.broken;
  const transfers = await count(
    sql,
    `select count(*) as n from pay_transfers t join receipts r on r.id = t.id
      where r.\`key\` >= '${keyPrefix}' and r.\`key\` < '${keyPrefix}~'`,
  );
  return [
    { name: 'postings of each transfer sum to zero', ok: unbalanced === 0, detail: `${unbalanced} do not` },
    { name: 'balances = postings', ok: wrong === 0, detail: `${wrong} wallets differ` },
    { name: 'nobody is overdrawn', ok: overdrawn === 0, detail: `${overdrawn} are` },
    {
      name: 'answered 201 = transfers',
      ok: transfers >= outcome.accepted && transfers <= outcome.accepted + unknown,
      detail: compared(outcome.accepted, transfers),
    },
    receiptsCheck(await countReceipts(sql, keyPrefix), outcome.accepted + countRefusals(outcome), unknown),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + Number(b), 0);

function every(name: string, drops: readonly DropCount[], holds: (drop: DropCount) => boolean): Check {
  const wrong = drops.filter((drop) => !holds(drop));
  const detail =
    wrong.length === 0 ? `${drops.length} drops` : `not in ${wrong.map(({ id }) => id).join(', ')}`;
  return { name, ok: wrong.length === 0, detail };
}

async function count(sql: Sql, text: string): Promise<number> {
  const [row] = await sql.query<{ n: number | string }>(text);
  return Number(row?.n ?? 0);
}

const countReceipts = (sql: Sql, keyPrefix: string): Promise<number> =>
  count(
    sql,
    `select count(*) as n from receipts where \`key\` >= '${keyPrefix}' and \`key\` < '${keyPrefix}~'`,
  );

/** Refusals that were decided, and so have a receipt: not those that never reached a decision. */
const countRefusals = (outcome: LoadOutcome): number =>
  Object.entries(outcome.byCode).reduce(
    (total, [code, times]) => (/^(coupon|pay)\./.test(code) ? total + times : total),
    0,
  );

const receiptsCheck = (receipts: number, answered: number, unknown: number): Check => ({
  name: 'receipts = attempts with a key',
  ok: receipts >= answered && receipts <= answered + unknown,
  detail: compared(receipts, answered),
});
