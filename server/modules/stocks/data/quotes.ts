import { initialsOf } from '../../../search/hangul.ts';
import type { Attention } from './attention.ts';
import { indexSpark, type MarketIndex, marketIndex } from './market-index.ts';
import type { Moved } from './moved.ts';
import { applyToQuote, type Quote, type RankedBy, rankOf } from './quote.ts';

/** What was compared with the database so lately is not compared again. */
const FRESH_MS = 500;
/** What no event tells (a seed that lists symbols in bulk) is seen after this. */
const REREAD_MS = 300_000;

/** What quotes are made of. */
export interface QuoteSource {
  /** All symbols that were ever listed, as they were committed. */
  readonly readAll: () => Promise<Quote[]>;
  readonly readSome: (symbols: readonly string[]) => Promise<Quote[]>;
  /** By how much each is weighed in its index; gives those a base that have none. */
  readonly basesOf: (quotes: readonly Quote[]) => Promise<ReadonlyMap<string, number>>;
}

/** All quotes of this process: one read when somebody begins to look, then what it hears. */
export interface Quotes {
  of(symbol: string): Promise<Quote | null>;
  /** As it is at hand; null when it is being read. */
  peek(symbol: string): Quote | null;
  /** What is listed in a market; null is the main one. */
  listed(seasonId: string | null): Promise<readonly Quote[]>;
  /** The same, sorted: the greatest first, then by symbol. */
  ranked(seasonId: string | null, by: RankedBy): Promise<readonly Quote[]>;
  indexOf(seasonId: string | null): Promise<MarketIndex>;
  /** The index of the last minutes, oldest first. */
  indexSparkOf(seasonId: string | null): Promise<number[]>;
  /** The same of what is at hand; null when it is being read. */
  peekIndex(seasonId: string | null): MarketIndex | null;
  /** From the outbox: of each symbol in order. */
  hear(moved: Moved): void;
  /** Of a commit of this process, maybe before the outbox tells of what came before it. */
  noted(moved: Moved): void;
  /** Something was listed, taken off the list or described anew. */
  changed(): void;
}

interface Kept {
  readonly period: number;
  readonly at: number;
  readonly bySymbol: Map<string, Quote>;
  readonly markets: ReadonlyMap<string | null, Quote[]>;
  readonly bases: ReadonlyMap<string, number>;
}

export function createQuotes(source: QuoteSource, attention: Attention, monotonic: () => number): Quotes {
  let kept: Kept | null = null;
  let reading: Promise<Kept> | null = null;
  /** What was heard while all were being read. */
  let heard: Moved[] = [];
  /** Something was listed while all were being read. */
  let isOutdated = false;
  const unsure = new Set<string>();
  let isRereading = false;
  /** Counted up by each change, so that what was sorted is known to be of now. */
  let changes = 0;
  const sorted = new Map<string, { readonly changes: number; readonly quotes: Quote[] }>();

  async function read(): Promise<Kept> {
    const period = attention.look();
    const at = monotonic();
    heard = [];
    const quotes = await source.readAll();
    const bases = await source.basesOf(quotes);
    const bySymbol = new Map(quotes.map((quote) => [quote.symbol, quote]));
    const markets = Map.groupBy(quotes, ({ seasonId }) => seasonId);
    const all: Kept = { period, at, bySymbol, markets, bases };
    const missed = heard;
    heard = [];
    if (isOutdated) {
      isOutdated = false;
      return read();
    }
    kept = all;
    sorted.clear();
    for (const moved of missed) apply(moved);
    return all;
  }
  const readOnce = (): Promise<Kept> => {
    reading ??= read().finally(() => {
      reading = null;
    });
    return reading;
  };
  const atHand = (): Kept | null => {
    const period = attention.look();
    if (kept?.period !== period) return null;
    const age = monotonic() - kept.at;
    return age < FRESH_MS || (attention.hearsAll && age < REREAD_MS) ? kept : null;
  };
  const current = async (): Promise<Kept> => atHand() ?? readOnce();

  function apply(moved: Moved): void {
    if (!kept) return;
    const quote = kept.bySymbol.get(moved.symbol);
    if (!quote) {
      // Listed a moment ago.
      kept = null;
      return;
    }
    const what = applyToQuote(quote, moved);
    if (what === 'known') return;
    changes += 1;
    if (what === 'unsure') {
      unsure.add(moved.symbol);
      if (!isRereading) void reread();
    }
  }

  /** A day that began has limits of its own: those are in the book's row. */
  async function reread(): Promise<void> {
    isRereading = true;
    while (unsure.size > 0) {
      const symbols = [...unsure];
      unsure.clear();
      const fresh = await source.readSome(symbols).catch(() => null);
      if (!fresh) {
        kept = null;
        break;
      }
      for (const quote of fresh) {
        const known = kept?.bySymbol.get(quote.symbol);
        if (!known) continue;
        // What was heard meanwhile is newer; what no event tells is not.
        const { day, reference, lower, upper, isListed } = quote;
        if (quote.sequence >= known.sequence) Object.assign(known, { ...quote, spark: known.spark });
        else Object.assign(known, { day, reference, lower, upper, isListed });
      }
      changes += 1;
    }
    isRereading = false;
  }

  const inMarket = ({ markets }: Kept, seasonId: string | null): Quote[] => markets.get(seasonId) ?? [];
  const weighted = (all: Kept, seasonId: string | null) =>
    inMarket(all, seasonId).flatMap((quote) => {
      const base = all.bases.get(quote.symbol);
      return base === undefined ? [] : [{ ...quote, base }];
    });
  const indexIn = (all: Kept, seasonId: string | null): MarketIndex => marketIndex(weighted(all, seasonId));

  function sortedBy(all: Kept, seasonId: string | null, by: RankedBy): Quote[] {
    const key = `${by} ${seasonId ?? ''}`;
    const known = sorted.get(key);
    if (known?.changes === changes) return known.quotes;
    // Nearly in order since the last time, which is when sorting costs least.
    const quotes = known?.quotes ?? inMarket(all, seasonId).filter(({ isListed }) => isListed);
    const still = quotes.filter(({ isListed }) => isListed);
    still.sort((a, b) => rankOf(by, b) - rankOf(by, a) || (a.symbol < b.symbol ? -1 : 1));
    sorted.set(key, { changes, quotes: still });
    return still;
  }

  return {
    of: async (symbol) => {
      const known = (await current()).bySymbol.get(symbol);
      if (known) return known;
      const [found] = await source.readSome([symbol]);
      if (!found) return null;
      kept = null;
      return found;
    },
    peek: (symbol) => {
      const all = atHand();
      if (!all) readOnce().catch(() => {});
      return all?.bySymbol.get(symbol) ?? null;
    },
    listed: async (seasonId) => inMarket(await current(), seasonId).filter(({ isListed }) => isListed),
    ranked: async (seasonId, by) => sortedBy(await current(), seasonId, by),
    indexOf: async (seasonId) => indexIn(await current(), seasonId),
    indexSparkOf: async (seasonId) => indexSpark(weighted(await current(), seasonId)),
    peekIndex: (seasonId) => {
      const all = atHand();
      return all ? indexIn(all, seasonId) : null;
    },
    hear: (moved) => {
      if (reading) heard.push(moved);
      apply(moved);
    },
    noted: (moved) => {
      const quote = kept?.bySymbol.get(moved.symbol);
      if (quote && moved.sequence === quote.sequence + 1) apply(moved);
    },
    changed: () => {
      kept = null;
      isOutdated = reading !== null;
    },
  };
}

/** Whether a quote is meant by what somebody typed: a part of its names, its initials, or the beginning of its symbol. */
export function isMeant({ symbol, name, sector }: Quote, typed: string): boolean {
  const q = typed.normalize('NFC').toLowerCase().replaceAll(' ', '');
  if (q === '') return true;
  const names = [name.ko, name.en].map((text) => text.normalize('NFC').toLowerCase().replaceAll(' ', ''));
  return (
    symbol.toLowerCase().startsWith(q) ||
    sector.toLowerCase() === q ||
    names.some((text) => text.includes(q) || initialsOf(text).includes(q))
  );
}
