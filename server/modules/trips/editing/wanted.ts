import type { Command } from '../../../engine/types.ts';
import type { Touched, TripsInput } from '../input.ts';
import { isMoney, touchedByMoney } from '../money/input.ts';
import { touchedByPeople } from '../people/input.ts';
import type { TripOnHand } from '../state.ts';
import type { EntryKind } from '../trip.ts';
import { isEditing, touchedByEditing } from './input.ts';

/** What a batch needs of one trip. */
export interface WantedTrip {
  loaded: TripOnHand['loaded'];
  links: boolean;
  readonly entryIds: Set<string>;
  readonly kinds: Set<EntryKind>;
  readonly itemsOfDays: Set<string>;
}

/** The rows that a batch touches, gathered over its commands. */
export interface Wanted {
  readonly trips: Map<string, WantedTrip>;
  readonly memberIds: Set<string>;
  readonly walletIds: Set<string>;
  /** Epoch milliseconds of the newest command. */
  at: number;
}

const MORE = { none: 0, places: 1, all: 2 } as const;

/** What the commands of a batch touch. */
export function wantedBy(commands: readonly Command<TripsInput>[]): Wanted {
  const wanted: Wanted = { trips: new Map(), memberIds: new Set(), walletIds: new Set(), at: 0 };
  for (const { input, accountId, at } of commands) {
    if (at > wanted.at) wanted.at = at;
    const touched = touchedBy(input, accountId);
    for (const tripId of touched.tripIds) addTo(wanted, tripId, touched);
    for (const id of touched.memberIds ?? []) wanted.memberIds.add(id);
    for (const id of touched.walletIds ?? []) wanted.walletIds.add(id);
  }
  return wanted;
}

function touchedBy(input: TripsInput, accountId: string): Touched {
  if (isEditing(input)) return touchedByEditing(input, accountId);
  return isMoney(input) ? touchedByMoney(input, accountId) : touchedByPeople(input, accountId);
}

function addTo(wanted: Wanted, tripId: string, touched: Touched): void {
  const { entries = 'none', links = false } = touched;
  const trip: WantedTrip = wanted.trips.get(tripId) ?? {
    ...{ loaded: 'none', links: false, entryIds: new Set(), kinds: new Set(), itemsOfDays: new Set() },
  };
  if (MORE[entries] > MORE[trip.loaded]) trip.loaded = entries;
  trip.links ||= links;
  for (const id of touched.entryIds ?? []) trip.entryIds.add(id);
  for (const kind of touched.kinds ?? []) trip.kinds.add(kind);
  for (const id of touched.itemsOfDays ?? []) trip.itemsOfDays.add(id);
  wanted.trips.set(tripId, trip);
}
