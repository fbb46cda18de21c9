import { type Executor, insertMany } from '../../../db/dialect.ts';
import type { Command, Decision, Refused } from '../../../engine/types.ts';
import type { MakeId } from '../../../lib/id.ts';
import { changeCatalogue } from '../catalogue/changing.ts';
import { decideCatalogue } from '../catalogue/domain.ts';
import { type PictureFiles, prefetchCatalogue } from '../catalogue/queries.ts';
import type { CatalogueInput } from '../catalogue/state.ts';
import type { RowFault } from './faults.ts';
import { type Known, lookUp, readStanding } from './lookups.ts';
import { type Merged, merge, type Standing } from './merging.ts';
import { categoryOf, faultOfRefusal, ownerOf } from './owners.ts';
import { type ProductWish, type StagedItem, wishOf } from './wish.ts';

/** Whose import it is, and how it is done. */
export interface Applying {
  readonly accountId: string;
  readonly reason: string;
  /** Checks everything and changes nothing. */
  readonly isDryRun: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly makeId: MakeId;
  readonly files: PictureFiles;
}

/** What became of an item. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'failed';

interface Work {
  readonly item: StagedItem;
  readonly wish: ProductWish;
  /** Whose product it is; null: a new one. */
  readonly productId: string | null;
  faults: readonly RowFault[];
  outcome: Outcome | null;
}

interface Asked {
  readonly work: Work;
  readonly productId: string;
  /** Makes or edits it; null where nothing is different. */
  readonly writing: Command<CatalogueInput> | null;
  readonly status: Command<CatalogueInput> | null;
  readonly outcome: Outcome;
}

/** Somebody edits a product at this very moment: what stands is read once more, under the lock that is held by now. */
const MAX_WAVES = 100;

/**
 * Does some products of a file in bulk, in a transaction: each of them wholly, or not at all.
 * @returns what became of each, in their order, with what is wrong
 * @throws the database's error
 */
export async function applyItems(
  tx: Executor,
  items: readonly StagedItem[],
  applying: Applying,
): Promise<{ readonly outcome: Outcome; readonly faults: readonly RowFault[] }[]> {
  const wishes = items.map(wishOf);
  const codes = wishes.flatMap(({ wish }) => wish.code ?? []);
  const skus = wishes.flatMap(({ wish }) => wish.variants.map(({ sku }) => sku)).filter((sku) => sku !== '');
  const known = await lookUp(tx, codes, skus);
  const works = wishes.map(({ wish, faults }, i): Work => {
    const owner = ownerOf(wish, known);
    return {
      item: items[i]!,
      wish,
      productId: owner.productId,
      faults: [...faults, ...owner.faults],
      outcome: null,
    };
  });
  for (const work of works) if (work.faults.length > 0) work.outcome = 'failed';
  for (let waves = 0; works.some(({ outcome }) => outcome === null); waves += 1) {
    if (waves === MAX_WAVES) throw new Error('A product of an import is edited again and again');
    await wave(tx, nextOf(works), known, applying);
  }
  return works.map(({ outcome, faults, item }) => ({
    outcome: outcome ?? 'failed',
    faults: outcome === 'failed' ? withSiblings(item, faults) : [],
  }));
}

/** Those that wait, of each product only the first: the next builds on what it leaves. */
function nextOf(works: readonly Work[]): Work[] {
  const taken = new Set<string>();
  return works.filter(({ outcome, productId }) => {
    if (outcome !== null || (productId !== null && taken.has(productId))) return false;
    if (productId !== null) taken.add(productId);
    return true;
  });
}

async function wave(tx: Executor, works: readonly Work[], known: Known, applying: Applying): Promise<void> {
  const standing = await readStanding(
    tx,
    works.flatMap(({ productId }) => productId ?? []),
  );
  const asked = works.flatMap((work) =>
    ask(work, standing.get(work.productId ?? '') ?? null, known, applying),
  );
  const written = await decide(
    tx,
    asked.flatMap(({ writing }) => writing ?? []),
    applying,
  );
  const refusals = new Map(written.map((decision) => [decision.id, decision.refusal]));
  const done = asked.filter(({ work, writing }) => {
    const refusal = writing && refusals.get(writing.id);
    if (!refusal) return true;
    if (refusal.code !== 'shop.version-conflict') fail(work, [faultOfRefusal(refusal, work.wish)]);
    return false;
  });
  // Only what was written: a product is done wholly, or not at all.
  await decide(
    tx,
    done.flatMap(({ status }) => status ?? []),
    applying,
  );
  const named: [string, string][] = [];
  for (const { work, productId, outcome } of done) {
    work.outcome = outcome;
    const { code } = work.wish;
    if (code !== null && code !== productId && !known.byCode.has(code)) named.push([code, productId]);
  }
  if (!applying.isDryRun) await insertMany(tx, 'shop_product_codes', ['code', 'product_id'], named);
}

/** What the catalogue is asked to do for a product: nothing where it has faults. */
function ask(work: Work, standing: Standing | null, known: Known, applying: Applying): Asked[] {
  const category = categoryOf(work.wish, known.categories);
  if (category && 'code' in category) return fail(work, [category]);
  const merged = merge(work.wish, standing, category?.id);
  if (!('facts' in merged)) return fail(work, merged);
  const productId = standing?.product.id ?? applying.makeId();
  const { writing, status } = commandsOf(merged, standing, productId, applying);
  const outcome = !standing ? 'created' : writing || status ? 'updated' : 'unchanged';
  return [{ work, productId, writing, status, outcome }];
}

function fail(work: Work, faults: readonly RowFault[]): [] {
  work.outcome = 'failed';
  work.faults = faults;
  return [];
}

function commandsOf(
  { facts, status, variants, isSame, isStatusChanged }: Merged,
  standing: Standing | null,
  productId: string,
  { accountId, at, makeId, reason }: Applying,
): Pick<Asked, 'writing' | 'status'> {
  const command = (input: CatalogueInput): Command<CatalogueInput> => {
    const id = makeId();
    return { id, at, accountId, key: id, name: 'shop.import', input, fingerprint: '' };
  };
  const newIds = variants.filter(({ variantId }) => variantId === null).map(() => makeId());
  if (!standing) {
    const input = { kind: 'create-product', productId, facts, status, variants, newIds, reason } as const;
    return { writing: command(input), status: null };
  }
  const { version } = standing.product;
  const edit = { kind: 'edit-product', productId, version, facts, variants, newIds, reason } as const;
  return {
    writing: isSame ? null : command(edit),
    status: isStatusChanged ? command({ kind: 'set-status', productId, status, reason }) : null,
  };
}

/** @returns each command's id with why it was refused; null when it was not */
async function decide(
  tx: Executor,
  commands: readonly Command<CatalogueInput>[],
  { isDryRun, files, makeId }: Applying,
): Promise<{ readonly id: string; readonly refusal: Refused | null }[]> {
  if (commands.length === 0) return [];
  const decisions = isDryRun
    ? await onlyDecide(tx, commands, files)
    : await changeCatalogue(tx, commands, { batchId: makeId(), files });
  return decisions.map((decision, i) => ({
    id: commands[i]!.id,
    refusal: decision.accepted ? null : decision,
  }));
}

async function onlyDecide(
  tx: Executor,
  commands: readonly Command<CatalogueInput>[],
  files: PictureFiles,
): Promise<Decision[]> {
  const state = await prefetchCatalogue(tx, commands, files);
  return commands.map((command) => decideCatalogue(state, command));
}

/** Rows that are right themselves are told why they were not taken. */
function withSiblings({ rows }: StagedItem, faults: readonly RowFault[]): RowFault[] {
  const wrong = new Set(faults.map(({ row }) => row));
  const others = rows.filter(({ no }) => !wrong.has(no));
  return [
    ...faults,
    ...others.map(({ no }): RowFault => ({ row: no, field: '', code: 'product-refused', value: '' })),
  ];
}
