import type { Executor } from '../../../db/dialect.ts';
import { iso } from '../../../lib/iso.ts';
import { offersFor, readUsable } from '../../coupons/index.ts';
import { around, ROUND_COLUMNS, rounds, seatOf, showOf } from '../entry/reading.ts';
import { loadTickets, nothingWanted } from '../seats/index.ts';
import { CURRENCY, purchaseOf, type Quote, quotePlaces } from './price.ts';
import { readScales } from './queries.ts';
import { scaleAt } from './scale.ts';
import type { QuoteView } from './schemas.ts';
import { scaleView } from './shapes.ts';
import type { Reading } from './views.ts';

const MAX_OFFERS = 100;

interface Asked {
  readonly holdId: string;
  readonly accountId: string;
  readonly couponId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * What a hold would cost now, and which coupon is the best; nothing is locked, written or promised.
 * @returns null when the hold is none of the caller's, or over
 */
export async function readQuote(
  executor: Executor,
  reading: Reading,
  { holdId, accountId, couponId, at }: Asked,
): Promise<QuoteView | null> {
  const held = await executor
    .selectFrom('tickets_holds')
    .select(['round_id', 'account_id', 'kind'])
    .where('id', '=', holdId)
    .executeTakeFirst();
  if (held?.account_id !== accountId || held.kind === 'payment') return null;
  const wanted = nothingWanted();
  wanted.roundIds.add(held.round_id);
  wanted.holdIds.add(holdId);
  const state = await loadTickets(executor, wanted, { plansOf: reading.plansOf, lock: false });
  const round = state.rounds.get(held.round_id);
  const hold = state.holds.get(holdId);
  const row = await rounds(executor)
    .select(ROUND_COLUMNS)
    .where('r.id', '=', held.round_id)
    .executeTakeFirst();
  if (!round || !hold || !row || hold.expiresAt <= at) return null;
  const coupons = await readUsable(executor, accountId, at, MAX_OFFERS);
  const plain = quotePlaces(round, coupons, hold.seats, { accountId, couponId: null, at });
  if ('accepted' in plain) throw new Error(`The hold ${holdId} has no price: ${plain.code}`);
  const chosen =
    couponId === null ? plain : quotePlaces(round, coupons, hold.seats, { accountId, couponId, at });
  const quote: Quote = 'accepted' in chosen ? plain : chosen;
  const offers = offersFor(coupons, purchaseOf(round, plain.lines), accountId, at);
  const [best] = offers;
  return {
    holdId,
    show: showOf(row, await around(executor, reading, [row]), hold.createdAt),
    lines: quote.lines.map(({ no, seat, price, paid }) => ({
      ...seatOf(round.plan, round.id, seat),
      ...{ no, price, couponDiscount: price - paid, paid },
    })),
    items: quote.items,
    couponDiscount: quote.couponDiscount,
    total: quote.total,
    currency: CURRENCY,
    coupons: offers,
    bestCouponId: best?.usable ? best.couponId : null,
    couponRefusal:
      'accepted' in chosen ? { code: chosen.code, reason: String(chosen.result.reason ?? '') } : null,
    cancelScale: scaleView(scaleAt(await readScales(executor), at)),
    expiresAt: iso(hold.expiresAt),
    serverTime: iso(at),
  };
}
