import type { CostFields, PaymentFields } from '../trip.ts';
import { type Parts, partsOf, totalOf } from './split.ts';

/** How somebody stands, in the smallest unit of the trip's currency. */
export interface Standing {
  /** For all, out of their own pocket. */
  paid: number;
  /** What they had to bear of all costs. */
  owed: number;
  /** What they have paid back to others, and what others have to them. */
  sent: number;
  received: number;
  /** Above 0: the others owe it to them. All of a trip sum to zero. */
  balance: number;
}

export interface Books {
  readonly costs: readonly CostFields[];
  readonly payments: readonly PaymentFields[];
}

/** How everybody stands who has paid something, or for whom something was paid; by the person's id. */
export function standingsOf({ costs, payments }: Books, currency: string): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  const of = (personId: string): Standing => {
    const known = standings.get(personId);
    if (known) return known;
    const made = { paid: 0, owed: 0, sent: 0, received: 0, balance: 0 };
    standings.set(personId, made);
    return made;
  };
  for (const cost of costs) {
    of(cost.paidBy).paid += totalOf(cost, currency);
    for (const [personId, part] of partsOf(cost, currency)) of(personId).owed += part;
  }
  for (const { fromId, toId, amount } of payments) {
    of(fromId).sent += amount;
    of(toId).received += amount;
  }
  for (const one of standings.values()) one.balance = one.paid - one.owed + one.sent - one.received;
  return standings;
}

/** A balance alone, by person; of those who stand at zero, too. */
export const balancesOf = (books: Books, currency: string): Parts =>
  new Map([...standingsOf(books, currency)].map(([personId, { balance }]) => [personId, balance]));
