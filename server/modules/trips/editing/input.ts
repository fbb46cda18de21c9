import type { Touched } from '../input.ts';
import type { Change, EntryKind, FieldsOf, TripHead } from '../trip.ts';

/** An entry of a trip that is made whole: of a copy, an import, a demo. They come in their order. */
export interface WholeEntry<Kind extends EntryKind = EntryKind> {
  /** Made by whoever asks, unique within the trip. */
  readonly id: string;
  readonly kind: Kind;
  /** Of an item: one of the days among these entries; null: an idea. */
  readonly dayId: string | null;
  /** What is missing is filled in as it is when a page adds one. */
  readonly fields: Partial<FieldsOf[Kind]>;
}

/** Somebody of a trip that is made whole; `hasLeft`: is in its books, and goes along no more. */
export interface WholeCompanion {
  readonly id: string;
  readonly name: string;
  readonly hasLeft?: true;
}

/** Commands on a trip's document. A new trip's id is that of its command. */
export type EditingInput =
  | {
      readonly kind: 'create';
      readonly head: Partial<TripHead> & Pick<TripHead, 'title'>;
      /** How many empty days, up to 90, behind those that `entries` bring. */
      readonly days: number;
      /** What the maker is called among the trip's people. */
      readonly ownerName: string;
      /** All that it begins with, at most 2,000. */
      readonly entries?: readonly WholeEntry[];
      /** People without an account whom entries may name (costs, tasks); the maker's own person has the command's id. */
      readonly companions?: readonly WholeCompanion[];
      /** The trip of which it is a copy: is counted there. */
      readonly copiedFrom?: string;
    }
  /** At most 2,000 changes in one commit; pages are allowed 100. */
  | {
      readonly kind: 'edit';
      readonly tripId: string;
      /** The trip's sequence that whoever asks has seen. */
      readonly seen: number;
      /** The open page, so that its own changes never conflict with each other. */
      readonly client: string;
      readonly changes: readonly Change[];
    }
  | {
      readonly kind: 'dates';
      readonly tripId: string;
      /** `YYYY-MM-DD` */
      readonly startsOn: string;
      readonly endsOn: string;
      /** `order`: the first day stays the first. `dates`: what is planned for a date stays on it. */
      readonly keep: 'order' | 'dates';
    }
  | { readonly kind: 'delete'; readonly tripId: string }
  | { readonly kind: 'undelete'; readonly tripId: string }
  /** By the system: a member's account is gone; trips that were theirs go on with somebody else, or end. */
  | { readonly kind: 'orphan'; readonly tripId: string };

const EDITING_KINDS: ReadonlySet<string> = new Set<EditingInput['kind']>([
  ...(['create', 'edit', 'dates', 'delete', 'undelete', 'orphan'] as const),
]);
export const isEditing = (input: { readonly kind: string }): input is EditingInput =>
  EDITING_KINDS.has(input.kind);

export function touchedByEditing(input: EditingInput, accountId: string): Touched {
  switch (input.kind) {
    case 'create':
      return { tripIds: input.copiedFrom === undefined ? [] : [input.copiedFrom], memberIds: [accountId] };
    case 'edit':
      return {
        tripIds: [input.tripId],
        entries: 'places',
        entryIds: input.changes.flatMap(namedBy),
        itemsOfDays: input.changes.flatMap(({ op, id }) => (op === 'remove' ? id : [])),
      };
    case 'dates':
      return { tripIds: [input.tripId], entries: 'all' };
    case 'delete':
    case 'undelete':
    case 'orphan':
      return { tripIds: [input.tripId], memberIds: [accountId] };
  }
}

const namedBy = (change: Change): string[] => {
  const dayId = 'where' in change ? change.where?.dayId : null;
  return typeof dayId === 'string' ? [change.id, dayId] : [change.id];
};
