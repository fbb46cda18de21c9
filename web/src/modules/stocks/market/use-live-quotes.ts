import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStreamStatus } from '../../../api/hooks.ts';
import {
  marketQuery,
  type Phase,
  type QuotesNews,
  type SeasonId,
  stocksMarketKey,
} from '../../../api/stocks.ts';
import { subscribe } from '../../../api/stream.ts';
import { readAfreshSoon } from '../../../api/use-live.ts';
import { type LiveQuotes, withNews } from './live-quotes.ts';

const SEASON_ID = /^[0-9A-Z]{16}$/;
const NONE: LiveQuotes = new Map();

/** Follows the prices and the index of a market, at most once a second. Without a connection nothing is known. */
export function useLiveQuotes(seasonId: SeasonId, isOn = true): LiveQuotes {
  const queryClient = useQueryClient();
  const isLive = useStreamStatus() === 'live';
  const market = seasonId ?? 'main';
  const [heard, setHeard] = useState({ market, quotes: NONE });
  useEffect(() => {
    // An address that somebody mistyped would be refused, and with it the topics of all tabs.
    if (!isOn || (market !== 'main' && !SEASON_ID.test(market))) return;
    const { queryKey } = marketQuery(market === 'main' ? undefined : market);
    const phases = new Map<string, Phase>();
    return subscribe(`stocks-market:${market}`, ({ event, data }) => {
      if (event === 'reset' || event === 'opened') {
        setHeard({ market, quotes: NONE });
        if (event === 'reset') void queryClient.invalidateQueries({ queryKey: stocksMarketKey });
        else readAfreshSoon(queryClient, stocksMarketKey);
      } else if (event === 'quotes') {
        const news = data as QuotesNews;
        if (isTurned(phases, news)) void queryClient.invalidateQueries({ queryKey });
        setHeard((old) => ({ market, quotes: withNews(old.market === market ? old.quotes : NONE, news) }));
        queryClient.setQueryData(
          queryKey,
          (old) => old && { ...old, index: news.index, change: news.change },
        );
      }
    });
  }, [market, isOn, queryClient]);
  return isLive && heard.market === market ? heard.quotes : NONE;
}

/** Has any symbol gone into another phase? Then the whole market may have: its overview is read again. */
function isTurned(phases: Map<string, Phase>, { quotes }: QuotesNews): boolean {
  let turned = false;
  for (const [symbol, , , , phase] of quotes) {
    // What is not traded is news, also when it is the first that is heard of a symbol.
    turned ||= (phases.get(symbol) ?? 'continuous') !== phase;
    phases.set(symbol, phase);
  }
  return turned;
}
