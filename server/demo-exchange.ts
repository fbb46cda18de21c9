import type { Core } from './compose.ts';
import { type Executor, isDuplicate } from './db/dialect.ts';
import { depositInDemo, peopleOf } from './demo-people.ts';
import { emailKeyOf, insertAccounts } from './modules/accounts/index.ts';
import { addressOf, type DemoHolding, TRADERS } from './modules/stocks/index.ts';

/** Won that the demo's people have to trade with, and what they have already. */
const STOCK_MONEY = { minji: 8_000_000, jun: 5_000_000, soyeon: 3_000_000 } as const;
const SHARES: readonly {
  readonly who: 'minji' | 'jun';
  readonly symbol: string;
  readonly quantity: number;
}[] = [
  { who: 'minji', symbol: '900110', quantity: 24 },
  { who: 'minji', symbol: '900420', quantity: 6 },
  { who: 'minji', symbol: '900320', quantity: 40 },
  { who: 'jun', symbol: '900140', quantity: 9 },
  { who: 'jun', symbol: '900220', quantity: 120 },
];

/**
 * Lists the companies of a demo that has none, and brings the crowd that will trade them.
 * @returns whether it was opened now
 * @throws the database's error, when it cannot be written
 */
export async function openExchange(core: Core): Promise<boolean> {
  const { stocks, database, now } = core;
  if (!stocks || (await stocks.demo.isOpen(database.reader))) return false;
  const people = await peopleOf(core);
  if (!people) return false;
  const at = now();
  try {
    await database.transact(async (tx) => {
      const traders = await bringCrowd(core, tx, at);
      const holdings: DemoHolding[] = SHARES.map(({ who, ...share }) => ({
        accountId: people[who],
        ...share,
      }));
      await stocks.demo.open(tx, traders, holdings, at);
    });
  } catch (error) {
    // Another instance that started at the same moment was first.
    if (isDuplicate(error)) return false;
    throw error;
  }
  await depositInDemo(core, people, STOCK_MONEY, at);
  return true;
}

/**
 * Lets the crowd trade for the first time, and begins a contest, beside requests; what a stop left undone is done at the next
 * start.
 * @throws Error, or the database's error
 */
export async function enlivenExchange(core: Core): Promise<void> {
  const { stocks, accounts, database } = core;
  if (!stocks || !(await stocks.demo.isOpen(database.reader))) return;
  if (await stocks.demo.hasSeason(database.reader)) return;
  const people = await peopleOf(core);
  const keys = TRADERS.map(({ handle }) => emailKeyOf(addressOf(handle)));
  const found = await accounts.byEmail(database.reader, keys);
  if (!people || found.size < TRADERS.length) return;
  await stocks.demo.quote();
  const traders = new Map(TRADERS.map(({ handle }, i) => [handle, found.get(keys[i]!)!.id]));
  const players = new Map([
    ['준이네', people.jun],
    ['소연', people.soyeon],
  ]);
  await stocks.demo.compete(people.admin, traders, players);
}

/** Simulated members: they have a wallet and no password, so nobody signs in as one of them. */
async function bringCrowd({ pay, makeId }: Core, tx: Executor, at: number): Promise<Map<string, string>> {
  const rows = TRADERS.map(({ handle, name }) => {
    const email = addressOf(handle);
    return {
      ...{ id: makeId(), email, email_key: emailKeyOf(email), name, password_hash: null },
      ...{ role: 'member' as const, locale: 'ko' as const, created_at: at, last_active_at: at },
    };
  });
  await insertAccounts(tx, rows);
  await pay.ensureHouseWallets(tx);
  await pay.openWallets(
    tx,
    rows.map(({ id }) => ({ accountId: id, at })),
  );
  await pay.seedBalances(
    tx,
    rows.map(({ id }, i) => ({ accountId: id, amount: TRADERS[i]!.won, at, transferId: makeId() })),
  );
  return new Map(rows.map(({ id }, i) => [TRADERS[i]!.handle, id]));
}
