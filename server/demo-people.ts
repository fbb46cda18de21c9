import type { Core } from './compose.ts';
import { DEMO_ACCOUNTS } from './demo.ts';
import { emailKeyOf } from './modules/accounts/index.ts';

/** Account ids of those who are there in the demo. */
export type People = Readonly<Record<'admin' | 'minji' | 'jun' | 'soyeon', string>>;

const KEYS = DEMO_ACCOUNTS.map(({ email }) => emailKeyOf(email));

/**
 * Those of the demo's accounts that are there. A database that had members before its first start (of the seed, or an
 * admin of one's own) has none, and whoever has left is none any more.
 */
export async function demoAccountsOf({ accounts, database }: Core): Promise<typeof DEMO_ACCOUNTS> {
  const byKey = await accounts.byEmail(database.reader, KEYS);
  return DEMO_ACCOUNTS.filter((_, i) => byKey.has(KEYS[i]!));
}

/** The demo's accounts; null where one of them is gone. */
export async function peopleOf({ accounts, database }: Core): Promise<People | null> {
  const byKey = await accounts.byEmail(database.reader, KEYS);
  const [admin, minji, jun, soyeon] = KEYS.map((key) => byKey.get(key)?.id);
  return admin && minji && jun && soyeon ? { admin, minji, jun, soyeon } : null;
}

/**
 * Puts sandbox money into wallets; one that takes none is passed over.
 * @param amounts in won, by whose they are
 * @param at epoch milliseconds of when it is said to have been
 */
export async function depositInDemo(
  { pay, makeId }: Core,
  people: People,
  amounts: Readonly<Partial<Record<keyof People, number>>>,
  at: number,
): Promise<void> {
  const deposits = Object.entries(amounts).map(([who, amount]) => {
    const id = makeId();
    const command = { id, key: id, accountId: people[who as keyof People], at, fingerprint: '' };
    return pay.lane.submit({ ...command, name: 'pay.deposit', input: { kind: 'deposit', amount } });
  });
  await Promise.all(deposits);
}
