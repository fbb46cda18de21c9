import type { StreamMapping, StreamMessage } from '../../../events/catalog.ts';
import type { RecordedEvent } from '../../../events/outbox.ts';
import type { Boards } from './boards.ts';
import { MOVED, type Moved, memberOf, movedOf, orderStateOf, type ToldTrade } from './moved.ts';
import { changeOf } from './quote.ts';
import type { Quotes } from './quotes.ts';
import { bookView, tradeView } from './shown.ts';

const LEVELS = 10;
/** What happened so lately is told again where it costs little: a page that was slow has missed nothing. */
const TOLD_MS = 2_000;
const TOLD_QUOTES_MS = 5_000;
/** A page that knows none of these reads the tape afresh. */
const TOLD_TRADES = 60;
const SYMBOLS_KEPT = 1_000;

export interface LiveParts {
  readonly boards: Boards;
  readonly quotes: Quotes;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
}

/** Trades or quotes that were heard, each with when. */
interface Lately<T> {
  items: { readonly what: T; readonly heardAt: number }[];
  /** When the last two messages were made. */
  told: readonly [number, number];
}

/** Turns what happens to symbols into messages for open pages. */
export function marketStreams({ boards, quotes, monotonic }: LiveParts): StreamMapping {
  const trades = new Map<string, Lately<ToldTrade>>();
  const moved = new Map<string, Lately<string>>();

  /** Everything since the message before the last one, and what is younger than that where nobody has missed any. */
  function since<T>(lately: Lately<T>, toldMs: number): T[] {
    const now = monotonic();
    const from = Math.min(lately.told[0], now - toldMs);
    lately.items = lately.items.filter(({ heardAt }) => heardAt >= from);
    lately.told = [lately.told[1], now];
    return lately.items.map(({ what }) => what);
  }
  function latelyOf<T>(all: Map<string, Lately<T>>, key: string): Lately<T> {
    let lately = all.get(key);
    if (!lately) {
      lately = { items: [], told: [monotonic(), monotonic()] };
      all.set(key, lately);
      for (const [oldest] of all) if (all.size > SYMBOLS_KEPT) all.delete(oldest);
    }
    return lately;
  }

  function bookMessage(symbol: string): StreamMessage {
    return {
      ...{ topic: `stocks:${symbol}`, event: 'book', conflate: true, everyMs: 100, isWhole: true },
      data: () => {
        const board = boards.peek(symbol);
        const quote = quotes.peek(symbol);
        if (!board || !quote) return null;
        const { last, open, high, low, volume, amount } = quote;
        return {
          ...bookView(board, LEVELS, quote),
          quote: { last, open, high, low, volume, amount, change: changeOf(quote) },
        };
      },
    };
  }

  function tradesMessage({ symbol, sequence, trades: fresh }: Moved): StreamMessage {
    const heardAt = monotonic();
    const lately = latelyOf(trades, symbol);
    // An event that is read again for a page that comes back has nothing new.
    const newest = lately.items.at(-1)?.what[0] ?? 0;
    for (const what of fresh) if (what[0] > newest) lately.items.push({ what, heardAt });
    if (lately.items.length > TOLD_TRADES) lately.items = lately.items.slice(-TOLD_TRADES);
    return {
      ...{ topic: `stocks:${symbol}`, event: 'trades', conflate: true, everyMs: 100 },
      data: () => ({ symbol, sequence, trades: since(lately, TOLD_MS).map(tradeView) }),
    };
  }

  function quotesMessage({ symbol, seasonId }: Moved): StreamMessage {
    const market = seasonId ?? 'main';
    const lately = latelyOf(moved, market);
    const place = lately.items.findIndex(({ what }) => what === symbol);
    if (place >= 0) lately.items.splice(place, 1);
    lately.items.push({ what: symbol, heardAt: monotonic() });
    return {
      ...{ topic: `stocks-market:${market}`, event: 'quotes', conflate: true, everyMs: 1_000 },
      data: () => {
        const index = quotes.peekIndex(seasonId);
        if (!index) return null;
        const changed = since(lately, TOLD_QUOTES_MS).flatMap((one) => quotes.peek(one) ?? []);
        return {
          market,
          ...index,
          quotes: changed.map((q) => [q.symbol, q.last, changeOf(q), q.volume, q.phase, q.amount]),
        };
      },
    };
  }

  return (event) => {
    if (event.name !== MOVED) return aboutMembers(event);
    const all = movedOf(event.data);
    const messages = [bookMessage(all.symbol), quotesMessage(all)];
    if (all.trades.length > 0) messages.push(tradesMessage(all));
    for (const order of all.orders) messages.push(orderMessage(all, order));
    return messages;
  };
}

/** A member's own order as it is now; of several changes of one order only the newest is told. */
function orderMessage({ symbol, seasonId, at }: Moved, told: Moved['orders'][number]): StreamMessage {
  const order = orderStateOf(told);
  return {
    ...{ topic: `me:${memberOf(order.accountId)}`, event: 'stocks-order', conflate: true },
    ...{ about: order.orderId, everyMs: 100 },
    data: () => ({
      ...{ orderId: order.orderId, symbol, seasonId, side: order.side, status: order.status },
      ...{ quantity: order.quantity, filledQuantity: order.filled },
      averagePrice: order.filled === 0 ? null : Math.round((order.amount / order.filled) * 100) / 100,
      ...{ reason: order.reason, at: new Date(at).toISOString() },
    }),
  };
}

const LISTS: Readonly<Record<string, string>> = {
  'stocks.watchlist-changed': 'stocks-watchlist',
  'stocks.alert-changed': 'stocks-alert',
  'stocks.alert-fired': 'stocks-alert',
};

function aboutMembers({ name, data }: RecordedEvent): StreamMessage[] {
  const event = LISTS[name];
  if (event === undefined) return [];
  const { accountId, ...shown } = data;
  return [{ topic: `me:${String(accountId)}`, event, data: shown, conflate: false }];
}
