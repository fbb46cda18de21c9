import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type TradedSymbol, tradedSymbolQuery } from '../../../api/stocks-trading.ts';
import { readAfreshSoon } from '../../../api/use-live.ts';
import type { Board } from './board.ts';
import { type LiveSymbol, liveSymbol } from './live-symbol.ts';

/** Follows one symbol for as long as the page shows it. */
export function useLiveSymbol(traded: TradedSymbol): LiveSymbol {
  const queryClient = useQueryClient();
  const { symbol } = traded;
  const [live] = useState(() =>
    liveSymbol(traded, () => readAfreshSoon(queryClient, tradedSymbolQuery(symbol).queryKey)),
  );
  useEffect(() => live.start(), [live]);
  useEffect(() => live.learn(traded), [live, traded]);
  return live;
}

export interface Trading {
  readonly traded: TradedSymbol;
  readonly live: LiveSymbol;
}
const Context = createContext<Trading | null>(null);
export const TradingProvider = Context.Provider;

/** The symbol of this page and what moves of it. */
export function useTrading(): Trading {
  const trading = useContext(Context);
  if (trading === null) throw new Error('Only inside of a trading page');
  return trading;
}

/** A part of the board; renders when that part is another one. @param select of the same board always the same */
export function useBoard<T>(select: (board: Board) => T): T {
  const { live } = useTrading();
  const latest = useRef(select);
  latest.current = select;
  return useSyncExternalStore(live.subscribe, () => latest.current(live.get()));
}
