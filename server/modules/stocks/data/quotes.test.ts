import { beforeEach, describe, expect, test } from 'vitest';
import { createAttention } from './attention.ts';
import type { Quote } from './quote.ts';
import { createQuotes, type Quotes } from './quotes.ts';
import { movedTo, TEN, traded } from './testing/moves.ts';

const quote = (symbol: string, facts: Partial<Quote> = {}): Quote => ({
  ...{ symbol, listingNo: 1, seasonId: null, board: 'KOSPI', schedule: 'continuous', currency: 'KRW' },
  ...{ name: { ko: symbol, en: symbol }, about: { ko: '', en: '' }, sector: 'chips', color: '#000000' },
  ...{ sharesIssued: 100, listedAt: 0, isListed: true, sequence: 1, clock: TEN, day: '2026-11-23' },
  ...{ phase: 'continuous', phaseEndsAt: null, reference: 1_000, lower: 700, upper: 1_300, last: 1_000 },
  ...{ chain: null, open: 0, high: 0, low: 0, volume: 0, amount: 0, spark: [] },
  ...facts,
});
const news = (last: number, volume: number) => ({
  ...{ last, open: 1_000, high: last, low: 1_000, volume, amount: volume * last },
});

describe('quotes of a process', () => {
  let ms: number;
  let rows: Quote[];
  let reads: number;
  let rereads: string[];
  let quotes: Quotes;
  beforeEach(() => {
    [ms, reads, rereads] = [0, 0, []];
    rows = ['A', 'B', 'C'].map((symbol) => quote(symbol));
    const attention = createAttention(
      () => ms,
      () => {},
    );
    quotes = createQuotes(
      {
        readAll: async () => {
          reads += 1;
          return rows.map((row) => ({ ...row }));
        },
        readSome: async (symbols) => {
          rereads.push(...symbols);
          return rows.filter(({ symbol }) => symbols.includes(symbol)).map((row) => ({ ...row }));
        },
        basesOf: async (all) => new Map(all.map(({ symbol }) => [symbol, 100_000])),
      },
      attention,
      () => ms,
    );
    attention.listener.caughtUp?.(0, 0);
  });
  const ranked = async (by: 'amount' | 'volume' | 'rise' | 'fall') =>
    (await quotes.ranked(null, by)).map(({ symbol }) => symbol);

  test('rank by what they hear, without reading again', async () => {
    expect(await ranked('amount')).toEqual(['A', 'B', 'C']);
    quotes.hear(movedTo(2, { symbol: 'C', quote: news(1_100, 5), trades: [traded(1, 1_100, 5)] }));
    quotes.hear(movedTo(2, { symbol: 'B', quote: news(900, 9), trades: [traded(1, 900, 9)] }));
    expect(await ranked('amount')).toEqual(['B', 'C', 'A']);
    expect(await ranked('rise')).toEqual(['C', 'A', 'B']);
    expect(await ranked('fall')).toEqual(['B', 'A', 'C']);
    expect(await quotes.indexOf(null)).toEqual({ index: 1_000, change: 0, changeRate: 0 });
    quotes.hear(movedTo(2, { symbol: 'A', quote: news(1_300, 1), trades: [traded(1, 1_300)] }));
    expect(await quotes.indexOf(null)).toEqual({ index: 1_100, change: 100, changeRate: 0.1 });
    expect((await quotes.of('A'))?.spark).toEqual([[TEN, 1_300]]);
    expect([reads, rereads]).toEqual([1, []]);
  });

  test('pass over what they know, and read again what an event does not tell', async () => {
    await quotes.of('A');
    quotes.hear(movedTo(1, { symbol: 'A', quote: news(1, 1) }));
    expect((await quotes.of('A'))?.last).toBe(1_000);
    rows[0] = quote('A', { sequence: 2, reference: 1_200, upper: 1_560, last: 1_200 });
    const phase = { from: 'closed', to: 'opening-auction', price: 0, reason: 'schedule' } as const;
    quotes.hear(movedTo(2, { symbol: 'A', phase: { ...phase, phaseEndsAt: null }, quote: news(1_200, 0) }));
    await expect.poll(async () => (await quotes.of('A'))?.upper).toBe(1_560);
    expect(await quotes.of('A')).toMatchObject({ phase: 'continuous', reference: 1_200 });
    // Two that were missed: how it stands is in the event, and what is not is read.
    quotes.hear(movedTo(5, { symbol: 'B', quote: news(1_050, 3), trades: [traded(1, 1_050)] }));
    expect((await quotes.of('B'))?.last).toBe(1_050);
    await expect.poll(() => rereads).toEqual(['A', 'B']);
  });

  test('chain the index over a reference by hand, as soon as they hear of it', async () => {
    expect((await quotes.indexOf(null)).index).toBe(1_000);
    const phase = { from: 'closed', to: 'opening-auction', price: 0, reason: 'schedule' } as const;
    const chain = { factor: 2, before: 1, at: TEN };
    const quote = { ...news(500, 0), chain };
    quotes.hear(movedTo(2, { symbol: 'A', phase: { ...phase, phaseEndsAt: null }, quote }));
    expect((await quotes.indexOf(null)).index).toBe(1_000);
    quotes.hear(movedTo(3, { symbol: 'A', quote: { ...news(550, 1), chain } }));
    expect((await quotes.indexOf(null)).index).toBe(1_033.33);
  });

  test('find what was listed a moment ago', async () => {
    await quotes.of('A');
    rows.push(quote('D'));
    expect(await quotes.of('D')).toMatchObject({ symbol: 'D' });
    expect(await quotes.of('NOPE')).toBeNull();
    expect((await quotes.listed(null)).map(({ symbol }) => symbol)).toEqual(['A', 'B', 'C', 'D']);
    rows.push(quote('E', { seasonId: 'S1' }));
    quotes.changed();
    expect((await quotes.listed('S1')).map(({ symbol }) => symbol)).toEqual(['E']);
  });
});
