import type { EntryOnHand, TripOnHand } from '../state.ts';
import type { EntryKind, FieldsOf } from '../trip.ts';
import { type Books, balancesOf } from './balances.ts';
import type { Parts } from './split.ts';

/**
 * What a trip under its lock has spent and paid back. The kinds `cost` and `payment` must have been asked for.
 * @throws Error when they were not loaded
 */
function booksOf(trip: TripOnHand): Books {
  if (trip.loaded === 'none') throw new Error(`The entries of ${trip.id} are not loaded`);
  return { costs: fieldsOf(trip, 'cost'), payments: fieldsOf(trip, 'payment') };
}

function fieldsOf<Kind extends EntryKind>(trip: TripOnHand, kind: Kind): FieldsOf[Kind][] {
  const found: FieldsOf[Kind][] = [];
  for (const entry of trip.entries.values()) {
    if (entry.kind !== kind || entry.removedAt !== null) continue;
    const { content } = entry as EntryOnHand<Kind>;
    if (!content) throw new Error(`The entry ${entry.id} of ${trip.id} is not loaded`);
    found.push(content.fields);
  }
  return found;
}

/** How everybody stands, by person, in the smallest unit of the trip's currency; those who are not named stand at zero. */
export const balancesIn = (trip: TripOnHand): Parts => balancesOf(booksOf(trip), trip.head.currency);
