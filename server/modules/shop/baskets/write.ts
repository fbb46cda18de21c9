import { deleteMany, type Executor, insertMany, updateMany } from '../../../db/dialect.ts';
import type { Value } from '../../../db/rows.ts';
import { writeCounts } from '../community/counts.ts';
import type { Basket, BasketState, CartLine, Entry } from './basket.ts';
import { ADDRESS_COLUMNS, CART_COLUMNS, LINE_COLUMNS } from './rows.ts';

const ANY = { where: {}, atMost: {} };
export const GUEST = 'guest:';

/** Writes the working state, in bulk: the baskets first, which others wait for. */
export async function writeBaskets(tx: Executor, state: BasketState): Promise<void> {
  const baskets = [...state.baskets.values()].filter(({ change }) => change !== 'none').sort(byOwner);
  await insertMany(
    tx,
    'shop_carts',
    CART_COLUMNS,
    baskets
      .filter(({ change }) => change === 'new')
      .map((b) => [b.ownerId, b.ownerId.startsWith(GUEST) ? 1 : 0, b.likes, b.clock]),
  );
  await updateMany(
    tx,
    'shop_carts',
    ['owner_id'],
    ['likes', 'touched_at'],
    baskets.filter(({ change }) => change === 'changed').map((b) => [b.likes, b.clock, b.ownerId]),
  );
  await writeLines(tx, baskets);
  await writeLikes(tx, state);
  await writeEntries(tx, state);
}

const byOwner = (a: Basket, b: Basket): number => (a.ownerId < b.ownerId ? -1 : 1);

async function writeLines(tx: Executor, baskets: readonly Basket[]): Promise<void> {
  const removed = baskets.flatMap(({ ownerId, removed: ids }) => [...ids].sort().map((id) => [ownerId, id]));
  await deleteMany(tx, 'shop_cart_lines', ['owner_id', 'variant_id'], removed, ANY);
  const of = (what: CartLine['change']) =>
    baskets.flatMap(({ ownerId, lines }) =>
      [...lines.values()].filter(({ change }) => change === what).map((line) => ({ ownerId, line })),
    );
  const values = (line: CartLine): Value[] => [
    line.quantity,
    line.isTicked ? 1 : 0,
    line.addedAt,
    line.addedPrice,
  ];
  await insertMany(
    tx,
    'shop_cart_lines',
    LINE_COLUMNS,
    of('new').map(({ ownerId, line }) => [ownerId, line.variantId, ...values(line)]),
  );
  await updateMany(
    tx,
    'shop_cart_lines',
    ['owner_id', 'variant_id'],
    LINE_COLUMNS.slice(2),
    of('changed').map(({ ownerId, line }) => [...values(line), ownerId, line.variantId]),
  );
}

async function writeLikes(tx: Executor, { likes, hearts }: BasketState): Promise<void> {
  const changed = [...likes.values()].filter(({ wasOn, isOn }) => wasOn !== isOn);
  const pair = ({ accountId, productId }: { accountId: string; productId: string }) => [accountId, productId];
  const off = changed.filter(({ isOn }) => !isOn);
  await deleteMany(tx, 'shop_likes', ['account_id', 'product_id'], off.map(pair).sort(byText), ANY);
  await insertMany(
    tx,
    'shop_likes',
    ['account_id', 'product_id', 'at'],
    changed.filter(({ isOn }) => isOn).map((like) => [...pair(like), like.at]),
  );
  const touched = [...hearts.values()].filter(({ isTouched }) => isTouched);
  await writeCounts(
    tx,
    ['likes'],
    touched.map(({ productId, likes: count, isNew }) => ({ productId, isNew, values: [count] })),
  );
}

const byText = (a: readonly string[], b: readonly string[]): number => (a.join('/') < b.join('/') ? -1 : 1);

async function writeEntries(tx: Executor, { entries }: BasketState): Promise<void> {
  const all = [...entries.values()].flatMap((book) => [...book.values()]);
  const of = (what: Entry['change']) => all.filter(({ change }) => change === what);
  const values = ({ fields: f }: Entry): Value[] => [
    f.label,
    f.recipient,
    f.phone,
    f.postcode,
    f.line1,
    f.line2,
    f.isDefault ? 1 : 0,
  ];
  const gone = of('gone').map(({ id }) => [id]);
  await deleteMany(tx, 'shop_addresses', ['id'], gone.sort(byText), ANY);
  await insertMany(
    tx,
    'shop_addresses',
    ADDRESS_COLUMNS,
    of('new').map((entry) => [entry.id, entry.accountId, ...values(entry), entry.createdAt]),
  );
  await updateMany(
    tx,
    'shop_addresses',
    ['id'],
    ADDRESS_COLUMNS.slice(2, -1),
    of('changed').map((entry) => [...values(entry), entry.id]),
  );
}
