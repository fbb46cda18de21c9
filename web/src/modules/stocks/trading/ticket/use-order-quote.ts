import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../../api/hooks.ts';
import { orderQuoteQuery } from '../../../../api/stocks-trading.ts';
import { useDebounced } from '../../../../ui/use-debounced.ts';
import { useBoard, useTrading } from '../use-live-symbol.ts';
import { bodyOf, flawOf, hasPrice } from './draft.ts';
import { useTicketOfPage } from './use-ticket.ts';

/** What the draft would come to, asked when typing rests; without a quantity, how much would be possible. */
export function useOrderQuote() {
  const { traded } = useTrading();
  const { draft } = useTicketOfPage();
  const isMember = useSession().status === 'member';
  const asked = useDebounced(draft, 200);
  const flaw = flawOf(asked, traded);
  const { quantity, ...ask } = bodyOf(asked, traded);
  const question = orderQuoteQuery(quantity > 0 ? { ...ask, quantity } : ask);
  // What one phase refuses the next one takes, and the other way round.
  const phase = useBoard((board) => board.phase);
  const quote = useQuery({
    ...question,
    queryKey: [...question.queryKey, phase],
    enabled: isMember && (flaw === null || flaw.flaw === 'needQuantity'),
    // What the book has for an order without a price of its own moves by itself.
    refetchInterval: hasPrice(asked.type) ? false : 5_000,
  });
  // Of a draft that cannot be sent nothing is said, and nothing that was true of the one before it.
  return { quote: flawOf(draft, traded)?.price ? undefined : quote.data, error: quote.error };
}
