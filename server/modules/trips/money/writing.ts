import type { Command, Decision, DomainEvent } from '../../../engine/types.ts';
import { openDraft, overBounds, placeIn, putNew, replaceEntry, sealDraft, viewOf } from '../editing/draft.ts';
import type { EntryOnHand, TripOnHand } from '../state.ts';
import type { PaymentFields } from '../trip.ts';

/** As whose open page payments are written. They are nobody's to edit, so nothing ever conflicts with them. */
const CLIENT = 'payments';

type Asking = Pick<Command, 'id' | 'accountId' | 'at'>;
type Writing = { readonly refusal: Decision } | { readonly write: () => DomainEvent[] };

const open = (trip: TripOnHand, { accountId, at }: Asking) =>
  openDraft(trip, { by: accountId, client: CLIENT, at });

/**
 * A payment behind all others, as a change of the trip like any other.
 * @returns why it cannot be; or what writes it, and returns what open pages are told
 */
export function addingPayment(trip: TripOnHand, command: Asking, fields: PaymentFields): Writing {
  const draft = open(trip, command);
  const position = placeIn(draft, 'payment', undefined);
  const entry = putNew(draft, { id: command.id, kind: 'payment', dayId: null, position, fields });
  draft.applied.push({ op: 'add', entry: viewOf(entry) });
  const refusal = overBounds(draft);
  return refusal ? { refusal } : { write: () => sealDraft(draft) };
}

/** Takes a payment off, as a change of the trip like any other. @returns what open pages are told */
export function dropPayment(trip: TripOnHand, command: Asking, entry: EntryOnHand): DomainEvent[] {
  const draft = open(trip, command);
  draft.applied.push({ op: 'remove', id: entry.id, before: viewOf(entry) });
  replaceEntry(draft, entry, { removedAt: draft.at });
  return sealDraft(draft);
}
