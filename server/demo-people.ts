import type { Core } from './compose.ts';
import { DEMO_ACCOUNTS } from './demo.ts';
import { emailKeyOf } from './modules/accounts/index.ts';

/** Account ids of those who are there in the demo. */
export type People = Readonly<Record<'admin' | 'minji' | 'jun' | 'soyeon', string>>;

/** The demo's accounts; null where one of them is gone. */
export async function peopleOf({ accounts, database }: Core): Promise<People | null> {
  const keys = DEMO_ACCOUNTS.map(({ email }) => emailKeyOf(email));
  const byKey = await accounts.byEmail(database.reader, keys);
  const [admin, minji, jun, soyeon] = keys.map((key) => byKey.get(key)?.id);
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
