import type { Executor } from '../../../db/dialect.ts';
import { ProblemError } from '../../../http/errors.ts';
import type { Picture } from '../../../lib/picture-schema.ts';
import { emptyState, offersFor, readUsable } from '../../coupons/index.ts';
import { choiceOf } from '../choice.ts';
import type { Quote } from '../pricing/quote.ts';
import type { ShopState } from '../state.ts';
import type { Places } from './places.ts';
import { loadShop, nothingWanted } from './prefetch.ts';
import { CURRENCY, pricedLines, purchaseOf, quoteFor } from './price-order.ts';
import type { QuoteBody, QuoteLine, QuoteView } from './schemas.ts';
import { type Obstacle, obstaclesTo, type Pieces, piecesOf, timeOfSale } from './stock.ts';

const MAX_OFFERS = 100;

export interface QuoteParts {
  readonly places: Places;
  readonly picturesOf: (executor: Executor, fileIds: readonly string[]) => Promise<Map<string, Picture>>;
}

/**
 * What an order would cost now and what stands in its way; nothing is locked, written or promised.
 * @param accountId null for a guest
 * @param now epoch milliseconds
 * @throws ProblemError shop.variant-not-found
 */
export async function readQuote(
  executor: Executor,
  { places, picturesOf }: QuoteParts,
  accountId: string | null,
  body: QuoteBody,
  now: number,
): Promise<QuoteView> {
  const pieces = piecesOf(body.lines);
  const state = await stateFor(executor, places, { accountId, pieces, now });
  const at = timeOfSale(state, pieces.keys(), now);
  const obstacles = new Map(obstaclesTo(state, pieces, accountId, at).map((one) => [one.variantId, one]));
  const unknown = [...obstacles.values()].filter(({ code }) => code === 'shop.variant-not-found');
  if (unknown.length > 0) {
    const lines = unknown.map(({ variantId }) => ({ variantId }));
    throw new ProblemError('shop.variant-not-found', { lines });
  }
  const lines = pricedLines(state, pieces, at);
  const terms = { accountId: accountId ?? '', postcode: body.postcode ?? null, at };
  const plain = quoteFor(state, lines, { ...terms, couponId: null });
  const { couponId } = body;
  const quoted = couponId === undefined ? plain : quoteFor(state, lines, { ...terms, couponId });
  // Of what promotions have left.
  const purchase = purchaseOf(
    plain.lines,
    plain.lines.map(({ paid }) => paid),
  );
  const coupons = offersFor(state.coupons, purchase, accountId ?? '', at);
  const [best] = coupons;
  const pictures = await picturesOf(executor, picturesIn(state));
  return {
    lines: linesOf(state, quoted, obstacles, pictures),
    items: quoted.items,
    discount: quoted.discount,
    couponDiscount: quoted.couponDiscount,
    shipping: quoted.shipping,
    total: quoted.total,
    currency: CURRENCY,
    trace: quoted.trace.map((line) => ({ ...line, lines: [...line.lines] })),
    coupons,
    bestCouponId: best?.usable ? best.couponId : null,
    couponRefusal: quoted.couponRefusal,
    needsAddress: lines.some(({ delivery }) => delivery === 'parcel'),
    freeShippingFrom: state.shipping.freeFrom,
  };
}

async function stateFor(
  executor: Executor,
  places: Places,
  { accountId, pieces, now }: { accountId: string | null; pieces: Pieces; now: number },
): Promise<ShopState> {
  const wanted = nothingWanted();
  wanted.pricedAt = { from: now, until: now };
  for (const variantId of pieces.keys()) {
    wanted.variantIds.add(variantId);
    if (accountId !== null) wanted.buyers.push([accountId, variantId]);
  }
  const state = await loadShop(executor, wanted, { places, lock: false });
  const coupons = accountId === null ? emptyState() : await readUsable(executor, accountId, now, MAX_OFFERS);
  return { ...state, coupons };
}

const picturesIn = (state: ShopState): string[] =>
  [...state.products.values()].flatMap(({ pictureId }) => pictureId ?? []);

function linesOf(
  state: ShopState,
  { lines }: Quote,
  obstacles: ReadonlyMap<string, Obstacle>,
  pictures: ReadonlyMap<string, Picture>,
): QuoteLine[] {
  return lines.map((line, i) => {
    const product = state.products.get(line.productId)!;
    const variant = state.variants.get(line.variantId)!;
    const obstacle = obstacles.get(line.variantId);
    const backordered = Math.max(0, Math.min(line.quantity, line.quantity - variant.stock));
    const { productId, variantId, delivery, quantity, unitPrice, amount, discount, couponDiscount, paid } =
      line;
    return {
      no: i + 1,
      variantId,
      productId,
      name: product.name,
      choice: choiceOf(product, variant.choices),
      picture: pictures.get(product.pictureId ?? '') ?? null,
      delivery,
      quantity,
      unitPrice,
      listPrice: variant.price,
      amount,
      discount,
      couponDiscount,
      paid,
      backordered: obstacle ? 0 : backordered,
      availableAt:
        backordered > 0 && variant.availableAt !== null ? new Date(variant.availableAt).toISOString() : null,
      problem: obstacle ? { code: obstacle.code, ...obstacle.facts } : null,
    };
  });
}
