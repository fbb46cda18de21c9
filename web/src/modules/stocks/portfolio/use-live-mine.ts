import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { stocksMineKey } from '../../../api/stocks-trading.ts';
import { subscribe } from '../../../api/stream.ts';
import { readAfreshSoon } from '../../../api/use-live.ts';

/** Of orders, alerts and the watchlist, this page's own changes among them. */
const NEWS = new Set(['stocks-order', 'stocks-alert', 'stocks-watchlist']);
/** Many fills of one order come as many messages: what they change is read once for some of them. */
const GATHER_MS = 400;

/** Keeps what one has, has ordered and watches true while it changes elsewhere. */
export function useLiveMine(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      soon = undefined;
      void queryClient.invalidateQueries({ queryKey: stocksMineKey });
    };
    const stop = subscribe('me', ({ event }) => {
      if (event === 'opened') readAfreshSoon(queryClient, stocksMineKey);
      else if (NEWS.has(event)) soon ??= setTimeout(read, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(soon);
    };
  }, [queryClient]);
}
