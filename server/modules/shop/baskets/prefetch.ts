import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { ShopAddressesTable, ShopCartLinesTable, ShopCartsTable } from '../../../db/schema.ts';
import type { Command } from '../../../engine/types.ts';
import type { Lookups, VariantSnapshot } from '../catalogue/lookups.ts';
import { lockCounts, readProducts } from '../community/counts.ts';
import { type BasketInput, type BasketState, likeKey, type Offer } from './basket.ts';
import { ADDRESS_COLUMNS, CART_COLUMNS, entryOf, LINE_COLUMNS, lineOf } from './rows.ts';

const ON_THE_CART = new Set(['add', 'set', 'tick', 'remove', 'merge', 'likes-to-cart']);
const ON_ADDRESSES = new Set(['save-address', 'change-address', 'delete-address']);

type Commands = readonly Command<BasketInput>[];

/** Loads what a batch touches. Order of locks: baskets by owner, on which all else hangs; counts by product. */
export async function prefetchBaskets(
  tx: Executor,
  commands: Commands,
  lookups: Pick<Lookups, 'variants'>,
): Promise<BasketState> {
  const state: BasketState = {
    baskets: new Map(),
    offers: new Map(),
    choices: new Map(),
    products: new Set(),
    likes: new Map(),
    hearts: new Map(),
    entries: new Map(),
  };
  await lockBaskets(tx, state, commands);
  await readLines(tx, state, ownersOf(commands, ON_THE_CART));
  await readLikes(tx, state, commands);
  await readOffers(tx, state, commands, lookups);
  await readEntries(tx, state, ownersOf(commands, ON_ADDRESSES));
  return state;
}

function ownersOf(commands: Commands, kinds: ReadonlySet<string>): string[] {
  const owners = new Set<string>();
  for (const { accountId, input } of commands) {
    if (!kinds.has(input.kind)) continue;
    owners.add(accountId);
    if (input.kind === 'merge' && input.guestId !== null) owners.add(input.guestId);
  }
  return [...owners];
}

async function lockBaskets(tx: Executor, state: BasketState, commands: Commands): Promise<void> {
  const kinds = new Set(commands.map(({ input }) => input.kind));
  // Who has none yet gets one: of two instances that make it at once, one is refused by the key and runs again.
  const rows = await selectMany<ShopCartsTable>(
    tx,
    { table: 'shop_carts', columns: CART_COLUMNS, keys: ['owner_id'], index: 'PRIMARY', lock: true },
    ownersOf(commands, kinds).map((id) => [id]),
  );
  for (const { owner_id, likes, touched_at } of rows) {
    state.baskets.set(owner_id, {
      ownerId: owner_id,
      lines: new Map(),
      removed: new Set(),
      likes,
      clock: touched_at,
      change: 'none',
    });
  }
}

async function readLines(tx: Executor, state: BasketState, owners: readonly string[]): Promise<void> {
  const rows = await selectMany<ShopCartLinesTable>(
    tx,
    { table: 'shop_cart_lines', columns: LINE_COLUMNS, keys: ['owner_id'], index: 'PRIMARY', lock: false },
    owners.filter((id) => state.baskets.has(id)).map((id) => [id]),
  );
  for (const row of rows) state.baskets.get(row.owner_id)?.lines.set(row.variant_id, lineOf(row));
}

function likedIn(input: BasketInput): readonly string[] {
  if (input.kind === 'like' || input.kind === 'unlike') return [input.productId];
  return input.kind === 'remove-likes' || input.kind === 'likes-to-cart' ? input.productIds : [];
}

async function readLikes(tx: Executor, state: BasketState, commands: Commands): Promise<void> {
  const pairs: [accountId: string, productId: string][] = [];
  const counted = new Set<string>();
  for (const { accountId, input } of commands) {
    for (const id of likedIn(input)) {
      pairs.push([accountId, id]);
      if (input.kind !== 'likes-to-cart') counted.add(id);
    }
  }
  if (pairs.length === 0) return;
  const { visible, names } = await readProducts(tx, [...counted]);
  for (const id of visible) state.products.add(id);
  const counts = await lockCounts(tx, [...names.keys()]);
  for (const [productId, { likes, isNew }] of counts) {
    state.hearts.set(productId, { productId, likes, isNew, isTouched: false });
  }
  const rows = await selectMany<{ account_id: string; product_id: string; at: number }>(
    tx,
    {
      table: 'shop_likes',
      columns: ['account_id', 'product_id', 'at'],
      keys: ['account_id', 'product_id'],
      index: 'PRIMARY',
      lock: false,
    },
    pairs,
  );
  for (const { account_id: accountId, product_id: productId, at } of rows) {
    state.likes.set(likeKey(accountId, productId), { accountId, productId, wasOn: true, isOn: true, at });
  }
}

async function readOffers(
  tx: Executor,
  state: BasketState,
  commands: Commands,
  { variants }: Pick<Lookups, 'variants'>,
): Promise<void> {
  const variantIds = new Set<string>();
  const productIds = new Set<string>();
  let at = 0;
  for (const command of commands) {
    const { input } = command;
    at = Math.max(at, command.at);
    if (input.kind === 'add') variantIds.add(input.variantId);
    if (input.kind === 'likes-to-cart') for (const id of input.productIds) productIds.add(id);
  }
  const chosen = await selectMany<{ id: string; product_id: string; is_active: 0 | 1 }>(
    tx,
    {
      table: 'shop_variants',
      columns: ['id', 'product_id', 'is_active'],
      keys: ['product_id'],
      index: 'shop_variants_product',
      lock: false,
    },
    [...productIds].map((id) => [id]),
  );
  const active = chosen.filter(({ is_active }) => is_active === 1);
  const wanted = new Set([...variantIds, ...active.map(({ id }) => id)]);
  if (wanted.size === 0) return;
  for (const [id, snapshot] of await variants(tx, [...wanted], at)) state.offers.set(id, offerOf(snapshot));
  for (const { id, product_id } of active) {
    const offer = state.offers.get(id);
    if (offer) state.choices.set(product_id, [...(state.choices.get(product_id) ?? []), offer]);
  }
}

const REFUSALS: Partial<Record<VariantSnapshot['state'], NonNullable<Offer['refusal']>>> = {
  gone: 'shop.variant-not-found',
  ended: 'shop.not-on-sale',
  'sold-out': 'stock.sold-out',
};

const offerOf = ({ variantId, productId, price, state }: VariantSnapshot): Offer => ({
  variantId,
  productId,
  price,
  refusal: REFUSALS[state] ?? null,
});

async function readEntries(tx: Executor, state: BasketState, accounts: readonly string[]): Promise<void> {
  const rows = await selectMany<ShopAddressesTable>(
    tx,
    {
      table: 'shop_addresses',
      columns: ADDRESS_COLUMNS,
      keys: ['account_id'],
      index: 'shop_addresses_account',
      lock: false,
    },
    accounts.map((id) => [id]),
  );
  for (const row of rows.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const book = state.entries.get(row.account_id) ?? new Map();
    state.entries.set(row.account_id, book.set(row.id, entryOf(row)));
  }
}
