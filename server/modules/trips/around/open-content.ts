import type { EntryKind, EntryView, FieldsOf, ItemFields } from '../trip.ts';

export interface Openness {
  /** What was spent is shown, and what was paid back. */
  readonly withCosts: boolean;
}

/** Kinds of entries that others may see; money is another matter. */
const OPEN: ReadonlySet<EntryKind> = new Set(['day', 'item', 'note', 'task', 'thing']);
const MONEY: ReadonlySet<EntryKind> = new Set(['cost', 'payment']);

/**
 * What of a trip may be seen by those who do not take part in it: no bookings, no notes for its people alone, nothing about who
 * does what, and no money unless its maker says so.
 */
export const openEntries = (entries: readonly EntryView[], { withCosts }: Openness): EntryView[] =>
  entries.flatMap((entry) => {
    if (withCosts && MONEY.has(entry.kind)) return [withoutTransfer(entry)];
    if (!OPEN.has(entry.kind) || isPrivate(entry)) return [];
    return [impersonal(entry)];
  });

const fieldsOf = <Kind extends EntryKind>(entry: EntryView, kind: Kind): FieldsOf[Kind] | null =>
  entry.kind === kind ? (entry.fields as FieldsOf[Kind]) : null;

const isPrivate = (entry: EntryView): boolean => fieldsOf(entry, 'note')?.isPrivate === true;

function impersonal(entry: EntryView): EntryView {
  const item = fieldsOf(entry, 'item');
  if (item) return { ...entry, fields: { ...item, booking: null } };
  const todo = fieldsOf(entry, 'task') ?? fieldsOf(entry, 'thing');
  return todo ? { ...entry, fields: { ...todo, personId: null } } : entry;
}

/** A number of the wallet is nobody else's business. */
function withoutTransfer(entry: EntryView): EntryView {
  const payment = fieldsOf(entry, 'payment');
  return payment ? { ...entry, fields: { ...payment, transferId: null } } : entry;
}

/**
 * Entries for a trip of one's own that begins as a copy: nothing is done or packed yet, a booking is a place to book, and places
 * that somebody made for themselves stay as what the plan says of them.
 * @param isKnown whether everybody has this place
 */
export const copiedEntries = (
  entries: readonly EntryView[],
  isKnown: (placeId: string) => boolean,
): EntryView[] =>
  openEntries(entries, { withCosts: false }).map((entry) => {
    const item = fieldsOf(entry, 'item');
    if (item) return { ...entry, fields: copiedItem(item, isKnown) };
    const task = fieldsOf(entry, 'task');
    if (task) return { ...entry, fields: { ...task, isDone: false } };
    const thing = fieldsOf(entry, 'thing');
    return thing ? { ...entry, fields: { ...thing, isPacked: false } } : entry;
  });

const copiedItem = (item: ItemFields, isKnown: (placeId: string) => boolean): ItemFields => ({
  ...item,
  type: item.type === 'booking' ? 'place' : item.type,
  placeId: item.placeId !== null && isKnown(item.placeId) ? item.placeId : null,
});
