import { type Executor, selectMany } from '../../../db/dialect.ts';
import type { ShopReviewsTable } from '../../../db/schema.ts';
import { idCursor, type Page } from '../../../http/page.ts';
import { isoOrNull } from '../../../lib/iso.ts';
import type { Picture } from '../../../lib/picture-schema.ts';
import { linesOf } from '../checkout/rows.ts';
import type { OrderLine } from '../order.ts';
import type { ViewParts } from './review-views.ts';
import { REVIEW_COLUMNS, reviewOf } from './rows.ts';
import type { Reviewable } from './schemas.ts';
import { lineKey } from './voice.ts';

/**
 * What a member has received, the last order first, with what they have said about it. A page holds so many orders,
 * each with all of its lines.
 */
export async function listReviewable(
  executor: Executor,
  accountId: string,
  query: { readonly cursor?: string; readonly limit: number },
  { files }: Pick<ViewParts, 'files'>,
): Promise<Page<Reviewable>> {
  const cursor = idCursor(query.cursor);
  let select = executor
    .selectFrom('shop_orders')
    .select(['id', 'order_lines', 'delivered_at'])
    .where('account_id', '=', accountId)
    .where('status', 'in', ['delivered', 'confirmed'])
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (cursor !== null) select = select.where('id', '<', cursor);
  const orders = await select.execute();
  const shown = orders.slice(0, query.limit);
  const lines = shown.flatMap(({ id: orderId, order_lines, delivered_at: deliveredAt }) =>
    linesOf(order_lines).map((line) => ({ orderId, deliveredAt, line })),
  );
  const reviews = await reviewsOf(
    executor,
    shown.map(({ id }) => id),
  );
  const fileIds = [...reviews.values()].flatMap(({ pictures }) => pictures);
  const pictures = await files.picturesOf(executor, [
    ...fileIds,
    ...lines.flatMap(({ line }) => line.pictureId ?? []),
  ]);
  const items = lines.flatMap(({ orderId, deliveredAt, line }) => {
    const review = reviews.get(lineKey(orderId, line.no));
    // What went back can be reviewed no more; what was said of it before stays one's own.
    if (!review && line.quantity - line.cancelled - line.returned <= 0) return [];
    return [itemOf({ orderId, deliveredAt, line }, review ?? null, pictures)];
  });
  return { items, nextCursor: orders.length > query.limit ? (shown.at(-1)?.id ?? null) : null };
}

type Written = ReturnType<typeof reviewOf>;

function itemOf(
  { orderId, deliveredAt, line }: { orderId: string; deliveredAt: number | null; line: OrderLine },
  review: Written | null,
  pictures: ReadonlyMap<string, Picture>,
): Reviewable {
  return {
    orderId,
    no: line.no,
    productId: line.productId,
    name: line.name,
    choice: line.choice,
    picture: pictures.get(line.pictureId ?? '') ?? null,
    deliveredAt: isoOrNull(deliveredAt),
    review: review && {
      reviewId: review.id,
      rating: review.rating,
      text: review.text,
      pictures: review.pictures.flatMap((fileId) => {
        const picture = pictures.get(fileId);
        return picture ? [{ fileId, picture }] : [];
      }),
      status: review.status,
      helpful: review.helpful,
      createdAt: new Date(review.createdAt).toISOString(),
      isEdited: review.updatedAt > review.createdAt,
    },
  };
}

/** Reviews of orders, by line. */
async function reviewsOf(executor: Executor, orderIds: readonly string[]): Promise<Map<string, Written>> {
  const rows = await selectMany<ShopReviewsTable>(
    executor,
    { table: 'shop_reviews', columns: REVIEW_COLUMNS, keys: ['order_id'], index: 'order_id', lock: false },
    orderIds.map((id) => [id]),
  );
  return new Map(rows.map((row) => [lineKey(row.order_id, row.line_no), reviewOf(row)]));
}
