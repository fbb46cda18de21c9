import type { House } from '../../../api/tickets-seats.ts';

/** Who has a place, or keeps it off the sale. */
export type Owner =
  | { readonly kind: 'hold'; readonly of: House['holds'][number] }
  | { readonly kind: 'ticket'; readonly of: House['tickets'][number] }
  | { readonly kind: 'block'; readonly of: House['blocks'][number] };

export const ownersOf = (house: House): readonly Owner[] => [
  ...house.holds.map((of) => ({ kind: 'hold' as const, of })),
  ...house.tickets.map((of) => ({ kind: 'ticket' as const, of })),
  ...house.blocks.map((of) => ({ kind: 'block' as const, of })),
];

/** By place; a free one has nobody. */
export function ownersBySeat(owners: readonly Owner[]): ReadonlyMap<number, Owner> {
  const found = new Map<number, Owner>();
  for (const owner of owners) for (const seat of owner.of.seats) found.set(seat, owner);
  return found;
}

export type OwnerState = 'held' | 'offer' | 'payment' | 'sold' | 'used' | 'blocked';

/** What a place of an owner is. */
export function stateOf(owner: Owner, seat: number): OwnerState {
  if (owner.kind === 'block') return 'blocked';
  if (owner.kind === 'ticket') return owner.of.used.includes(seat) ? 'used' : 'sold';
  return owner.of.kind === 'offer' || owner.of.kind === 'payment' ? owner.of.kind : 'held';
}
