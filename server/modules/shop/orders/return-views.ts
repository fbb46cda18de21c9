import { type Executor, selectMany } from '../../../db/dialect.ts';
import { idCursor, type Page } from '../../../http/page.ts';
import { RETURN_COLUMNS, returnOf } from '../checkout/rows.ts';
import { choiceOf } from '../choice.ts';
import type { Order } from '../order.ts';
import type { ReturnRequest } from '../return.ts';
import type { ProductOnSale } from '../state.ts';
import type { AdminReturn, AdminReturnsQuery } from './admin-schemas.ts';
import { shareOf } from './changes.ts';
import { readOrders, readReturn } from './reading.ts';
import { type ExchangeChoices, returnView } from './shapes.ts';

type FindNames = (executor: Executor, ids: string[]) => Promise<Map<string, { readonly name: string }>>;

/** What members want to give back, the newest first. @throws ProblemError request.invalid-cursor */
export async function listReturns(
  executor: Executor,
  { status, kind, cursor, limit }: AdminReturnsQuery & { readonly limit: number },
  findNames: FindNames,
): Promise<Page<AdminReturn>> {
  const before = idCursor(cursor);
  let select = executor.selectFrom('shop_returns').select(RETURN_COLUMNS);
  if (status !== undefined) select = select.where('status', 'in', [status].flat());
  if (kind !== undefined) select = select.where('kind', '=', kind);
  if (before !== null) select = select.where('id', '<', before);
  const rows = await select
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = await adminReturns(executor, rows.slice(0, limit).map(returnOf), findNames);
  return { items, nextCursor: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
}

/** One return as operators see it; null when there is none. */
export async function adminReturnView(
  executor: Executor,
  returnId: string,
  findNames: FindNames,
): Promise<AdminReturn | null> {
  const found = await readReturn(executor, returnId);
  return found ? ((await adminReturns(executor, [found], findNames))[0] ?? null) : null;
}

async function adminReturns(
  executor: Executor,
  returns: readonly ReturnRequest[],
  findNames: FindNames,
): Promise<AdminReturn[]> {
  const orders = await readOrders(executor, [...new Set(returns.map(({ orderId }) => orderId))]);
  const names = await findNames(executor, [...new Set(returns.map(({ accountId }) => accountId))]);
  const choices = await exchangeChoices(executor, returns);
  return returns.map((one) => {
    const view = returnView(one, choices);
    return {
      ...view,
      accountId: one.accountId,
      memberName: names.get(one.accountId)?.name ?? '',
      lines: view.lines.map((line) => ({ ...line, ...adminLine(orders.get(one.orderId), one, line) })),
    };
  });
}

function adminLine(
  order: Order | undefined,
  { status }: ReturnRequest,
  { no, quantity }: ReturnRequest['lines'][number],
): Pick<AdminReturn['lines'][number], 'name' | 'choice' | 'paid'> {
  const line = order?.lines.find((own) => own.no === no);
  // Once they are back they count among what came back: their share is the one before that.
  const isBack = status === 'received' || status === 'done';
  const before = line && isBack ? { ...line, returned: line.returned - quantity } : line;
  return {
    name: line?.name ?? { ko: '', en: '' },
    choice: line?.choice ?? null,
    paid: before ? shareOf({ line: before, quantity }) : 0,
  };
}

/** What is sent instead, as people read it. */
export async function exchangeChoices(
  executor: Executor,
  returns: readonly ReturnRequest[],
): Promise<ExchangeChoices> {
  const variantIds = returns.flatMap(({ lines }) => lines.flatMap(({ exchangeFor }) => exchangeFor ?? []));
  const variants = await selectMany<{ id: string; product_id: string; choices: string }>(
    executor,
    {
      table: 'shop_variants',
      columns: ['id', 'product_id', 'choices'],
      keys: ['id'],
      index: 'PRIMARY',
      lock: false,
    },
    [...new Set(variantIds)].map((id) => [id]),
  );
  const products = await selectMany<{ id: string; options: string }>(
    executor,
    { table: 'shop_products', columns: ['id', 'options'], keys: ['id'], index: 'PRIMARY', lock: false },
    [...new Set(variants.map((row) => row.product_id))].map((id) => [id]),
  );
  const options = new Map(
    products.map((row) => [row.id, JSON.parse(row.options) as ProductOnSale['options']]),
  );
  return new Map(
    variants.map((row) => [
      row.id,
      choiceOf({ options: options.get(row.product_id) ?? [] }, JSON.parse(row.choices) as number[]),
    ]),
  );
}
