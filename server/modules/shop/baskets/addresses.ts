import { type Command, type Decision, refused } from '../../../engine/types.ts';
import { type BasketInput, type BasketState, basketOf, type Entry, MAX_ADDRESSES } from './basket.ts';

type Asked<Kind extends BasketInput['kind']> = Extract<BasketInput, { kind: Kind }>;

/** Writes a new address into the member's book. The first one is where things go unless said otherwise. */
export function saveAddress(
  state: BasketState,
  command: Command,
  { addressId, fields }: Asked<'save-address'>,
): Decision {
  const book = bookOf(state, command.accountId);
  if (entriesIn(book).length >= MAX_ADDRESSES) {
    return refused('shop.address-book-full', { addresses: MAX_ADDRESSES });
  }
  const basket = basketOf(state, command.accountId, command.at);
  const createdAt = basket.clock;
  const entry: Entry = { id: addressId, accountId: command.accountId, createdAt, fields, change: 'new' };
  book.set(addressId, entry);
  oneDefault(book, fields.isDefault ? entry : null);
  return { accepted: true, result: { addressId } };
}

/** Writes another address in the place of one of the member's own. */
export function changeAddress(
  state: BasketState,
  command: Command,
  { addressId, fields }: Asked<'change-address'>,
): Decision {
  const book = bookOf(state, command.accountId);
  const entry = entryIn(book, addressId);
  if (!entry) return refused('shop.address-not-found', { addressId });
  basketOf(state, command.accountId, command.at);
  change(entry, fields);
  oneDefault(book, fields.isDefault ? entry : null);
  return { accepted: true, result: { addressId } };
}

/** Takes one of the member's own out of the book; orders keep their copies. */
export function deleteAddress(
  state: BasketState,
  command: Command,
  { addressId }: Asked<'delete-address'>,
): Decision {
  const book = bookOf(state, command.accountId);
  const entry = entryIn(book, addressId);
  if (!entry) return refused('shop.address-not-found', { addressId });
  basketOf(state, command.accountId, command.at);
  if (entry.change === 'new') book.delete(addressId);
  else entry.change = 'gone';
  oneDefault(book, null);
  return { accepted: true, result: {} };
}

/** Exactly one is the default of a book that is not empty: the chosen one, else the one that was, else the newest. */
function oneDefault(book: ReadonlyMap<string, Entry>, chosen: Entry | null): void {
  const entries = entriesIn(book);
  const wanted = chosen ?? entries.find(({ fields }) => fields.isDefault) ?? entries.at(-1);
  for (const entry of entries) {
    const isDefault = entry === wanted;
    if (entry.fields.isDefault !== isDefault) change(entry, { ...entry.fields, isDefault });
  }
}

function change(entry: Entry, fields: Entry['fields']): void {
  entry.fields = fields;
  if (entry.change === 'none') entry.change = 'changed';
}

function bookOf(state: BasketState, accountId: string): Map<string, Entry> {
  let book = state.entries.get(accountId);
  if (!book) {
    book = new Map();
    state.entries.set(accountId, book);
  }
  return book;
}

const entriesIn = (book: ReadonlyMap<string, Entry>): Entry[] =>
  [...book.values()].filter(({ change: what }) => what !== 'gone');

function entryIn(book: ReadonlyMap<string, Entry>, addressId: string): Entry | undefined {
  const entry = book.get(addressId);
  return entry?.change === 'gone' ? undefined : entry;
}
