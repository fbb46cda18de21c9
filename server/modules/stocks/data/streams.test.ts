import { beforeEach, describe, expect, test } from 'vitest';
import type { StreamMapping, StreamMessage } from '../../../events/catalog.ts';
import { Board } from './board.ts';
import type { Moved } from './moved.ts';
import { marketStreams } from './streams.ts';
import { movedTo, orderOf, TEN, traded } from './testing/moves.ts';

const quote = {
  ...{ symbol: 'MAD001', last: 10_000, reference: 9_900, lower: 7_000, upper: 13_000, day: '2026-11-23' },
  ...{ open: 0, high: 0, low: 0, volume: 12, amount: 0, phase: 'continuous' },
};

describe('messages of the market', () => {
  let ms: number;
  let board: Board | null;
  let mapping: StreamMapping;
  beforeEach(() => {
    ms = 0;
    board = new Board({
      ...{ symbol: 'MAD001', sequence: 0, bids: [], asks: [], tradeNo: 0, tape: [] },
      ...{ phase: 'continuous', phaseEndsAt: null },
    });
    mapping = marketStreams({
      boards: { peek: () => board } as never,
      quotes: {
        peek: () => quote,
        peekIndex: () => ({ index: 1_000, change: 0, changeRate: 0 }),
      } as never,
      monotonic: () => ms,
    });
  });
  const hear = (moved: Moved): readonly StreamMessage[] => {
    board?.apply(moved);
    return mapping({ name: 'stocks.moved', key: moved.symbol, data: moved, at: TEN, by: 'X' });
  };
  const of = (messages: readonly StreamMessage[], event: string): StreamMessage =>
    messages.find((message) => message.event === event)!;
  // biome-ignore lint/suspicious/noExplicitAny: messages have every shape
  const sent = (message: StreamMessage): any => (message.data as () => unknown)();

  test('a book is whole: whoever gets the newest one alone has missed nothing', () => {
    hear(movedTo(1, { levels: [['b', 9_900, 3, 1]] }));
    const first = of(hear(movedTo(2, { levels: [['s', 10_000, 4, 2]] })), 'book');
    expect(first).toMatchObject({ topic: 'stocks:MAD001', conflate: true, everyMs: 100, isWhole: true });
    hear(movedTo(3, { levels: [['b', 9_900, 0, 0]] }));
    // Made when it is sent, of what is true then.
    expect(sent(first)).toMatchObject({
      ...{ symbol: 'MAD001', sequence: 3, bids: [], phase: 'continuous' },
      asks: [{ price: 10_000, quantity: 4, orders: 2 }],
      quote: { last: 10_000, change: 100 },
    });
  });

  test('a book that is being read has nothing to say yet, and is asked again', () => {
    board = null;
    expect(sent(of(hear(movedTo(5)), 'book'))).toBeNull();
  });

  test('in an auction it says at which price it would trade', () => {
    hear(
      movedTo(1, {
        phase: { from: 'closed', to: 'opening-auction', price: 0, reason: 'schedule', phaseEndsAt: TEN },
        levels: [
          ['b', 10_050, 30, 1],
          ['b', 0, 10, 1],
          ['s', 10_000, 20, 1],
        ],
      }),
    );
    const book = sent(of(hear(movedTo(2)), 'book'));
    expect(book).toMatchObject({ phase: 'opening-auction', phaseEndsAt: new Date(TEN).toISOString() });
    expect(book.indicative).toMatchObject({ quantity: 20, surplus: 20 });
    expect(book.bids).toEqual([{ price: 10_050, quantity: 30, orders: 1 }]);
  });

  test('a tape tells what came since the message before the last one, and lately', () => {
    const numbers = (moved: Moved) =>
      sent(of(hear(moved), 'trades')).trades.map(({ tradeNo }: { tradeNo: number }) => tradeNo);
    expect(numbers(movedTo(1, { trades: [traded(1, 10)] }))).toEqual([1]);
    hear(movedTo(2, { trades: [traded(2, 10)] }));
    expect(numbers(movedTo(3, { trades: [traded(3, 10)] }))).toEqual([1, 2, 3]);
    ms += 10_000;
    expect(numbers(movedTo(4, { trades: [traded(4, 10)] }))).toEqual([1, 2, 3, 4]);
    ms += 10_000;
    hear(movedTo(4, { trades: [traded(4, 10)] }));
    expect(numbers(movedTo(5, { trades: [traded(5, 10)] }))).toEqual([1, 2, 3, 4, 5]);
    ms += 10_000;
    expect(numbers(movedTo(6, { trades: [traded(6, 10)] }))).toEqual([4, 5, 6]);
    expect(hear(movedTo(7)).map(({ event }) => event)).toEqual(['book', 'quotes']);
  });

  test('quotes of a market are told once a second, each symbol once', () => {
    hear(movedTo(1));
    const message = of(hear(movedTo(2)), 'quotes');
    expect(message).toMatchObject({ topic: 'stocks-market:main', everyMs: 1_000 });
    expect(sent(message)).toEqual({
      ...{ market: 'main', index: 1_000, change: 0, changeRate: 0 },
      quotes: [['MAD001', 10_000, 100, 12, 'continuous', 0]],
    });
    const season = of(hear(movedTo(3, { seasonId: 'S1' })), 'quotes');
    expect(season.topic).toBe('stocks-market:S1');
  });

  test('only its member hears of an order, whichever account it trades for', () => {
    const orders = [
      orderOf('O1', 'minji', 'open', { filled: 4, amount: 40_010 }),
      orderOf('O2', 'jun.S1', 'filled', { filled: 10, amount: 100_000, isMaker: 0 }),
    ];
    const messages = hear(movedTo(1, { orders })).filter(({ event }) => event === 'stocks-order');
    expect(messages.map(({ topic, about }) => [topic, about])).toEqual([
      ['me:minji', 'O1'],
      ['me:jun', 'O2'],
    ]);
    expect(sent(messages[0]!)).toMatchObject({ status: 'open', filledQuantity: 4, averagePrice: 10_002.5 });
    const fired = mapping({
      ...{ name: 'stocks.alert-fired', key: 'minji', at: TEN, by: 'X' },
      data: { accountId: 'minji', alertId: 'A1', status: 'fired' },
    });
    expect(fired).toEqual([
      {
        topic: 'me:minji',
        event: 'stocks-alert',
        data: { alertId: 'A1', status: 'fired' },
        conflate: false,
      },
    ]);
  });
});
