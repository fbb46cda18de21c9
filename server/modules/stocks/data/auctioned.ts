import type { Side } from '../order.ts';
import type { Auctioned } from '../rules/auction.ts';
import type { Board, Level } from './board.ts';
import type { Quote } from './quote.ts';

type Linked = { readonly price: number; readonly quantity: number; readonly worse: Linked | null };

/** Levels, best first, as a chain. */
const linked = (levels: readonly Level[]): Linked | null =>
  levels.reduceRight<Linked | null>((worse, [price, quantity]) => ({ price, quantity, worse }), null);

/** What everybody sees of a market, as the rules of auctions ask for it. */
export function auctioned(
  board: Board,
  { last, lower, upper }: Pick<Quote, 'last' | 'lower' | 'upper'>,
  rules: Auctioned['rules'],
): Auctioned {
  const bids = linked(board.priced('b'));
  const asks = linked(board.priced('s'));
  const best = (side: Side): Linked | null => (side === 'buy' ? bids : asks);
  return {
    rules,
    session: { last, lower, upper },
    book: {
      unpriced: (side) => ({ quantity: board.unpriced(side === 'buy' ? 'b' : 's') }),
      best: (side) => best(side)?.price ?? 0,
      side: (side) => ({ best: best(side) }),
    },
  };
}
