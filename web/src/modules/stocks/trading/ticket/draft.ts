import type {
  OrderType,
  PlaceBody,
  Side,
  Ticks,
  TimeInForce,
  TradedSymbol,
} from '../../../../api/stocks-trading.ts';
import { isOnTick } from '../ticks.ts';

/** An order as it is being written. */
export interface Draft {
  readonly side: Side;
  readonly type: OrderType;
  readonly force: TimeInForce;
  readonly price: number | null;
  readonly stopPrice: number | null;
  readonly quantity: number | null;
}
export const TYPES = [
  'limit',
  'market',
  'best-own',
  'best-opposite',
  'conditional',
  'stop-limit',
] as const satisfies readonly OrderType[];
const FORCES = ['DAY', 'IOC', 'FOK'] as const satisfies readonly TimeInForce[];

/** Whether one names a price; the others take what the book has. */
export const hasPrice = (type: OrderType): boolean =>
  type === 'limit' || type === 'conditional' || type === 'stop-limit';
/** What waits by its nature cannot be asked to happen at once. */
export const forcesOf = (type: OrderType): readonly TimeInForce[] =>
  type === 'conditional' || type === 'stop-limit' || type === 'best-own' ? ['DAY'] : FORCES;

/** What keeps a draft from being sent, before the server is asked. */
export type Flaw = 'needQuantity' | 'needPrice' | 'needStop' | 'off-tick' | 'out-of-limits';

type Day = Pick<TradedSymbol, 'lower' | 'upper'> & { readonly ticks: Ticks };

export function flawOf(draft: Draft, day: Day): { flaw: Flaw; price: number } | null {
  if (draft.type === 'stop-limit') {
    const flaw = flawOfPrice(draft.stopPrice, day, 'needStop');
    if (flaw !== null) return flaw;
  }
  const flaw = hasPrice(draft.type) ? flawOfPrice(draft.price, day, 'needPrice') : null;
  if (flaw !== null) return flaw;
  return draft.quantity === null || draft.quantity < 1 ? { flaw: 'needQuantity', price: 0 } : null;
}

function flawOfPrice(
  price: number | null,
  { ticks, lower, upper }: Day,
  missing: Flaw,
): { flaw: Flaw; price: number } | null {
  if (price === null || price < 1) return { flaw: missing, price: 0 };
  if (price < lower || price > upper) return { flaw: 'out-of-limits', price };
  return isOnTick(ticks, price) ? null : { flaw: 'off-tick', price };
}

/** What is sent; only of a draft without flaw. */
export function bodyOf(
  draft: Draft,
  { symbol, seasonId }: Pick<TradedSymbol, 'symbol' | 'seasonId'>,
): PlaceBody {
  const { side, type, force, price, stopPrice, quantity } = draft;
  return {
    ...{ symbol, side, type, quantity: quantity ?? 0, timeInForce: force },
    ...(hasPrice(type) && price !== null && { price }),
    ...(type === 'stop-limit' && stopPrice !== null && { stopPrice }),
    ...(seasonId !== null && { seasonId }),
  };
}

/** An order of another kind keeps what still means something. */
export const withType = (draft: Draft, type: OrderType): Draft => ({
  ...draft,
  type,
  force: forcesOf(type).includes(draft.force) ? draft.force : 'DAY',
});

/** Won from which an order is looked at twice. */
const LARGE = 10_000_000;

/** Why it is asked once more before it is sent; null: it is not. @param amount what it comes to about */
export function confirmationOf(draft: Draft, amount: number): 'market' | 'large' | null {
  if (draft.type === 'market') return 'market';
  return amount >= LARGE ? 'large' : null;
}

/** So much of what is possible, in whole shares. */
export const shareOf = (most: number, percent: number): number => Math.floor((most * percent) / 100);
