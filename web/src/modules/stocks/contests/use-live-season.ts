import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { leagueQuery, seasonKey, seasonsKey } from '../../../api/stocks-contest.ts';
import { subscribe } from '../../../api/stream.ts';
import { readAfreshSoon } from '../../../api/use-live.ts';

const ID = /^[0-9A-Z]{16}$/;
/** The server reckons the table anew once a second; who looks at it comes a little later, and not all at once. */
const AFTER_MS = { least: 1_500, spread: 1_000 };

/** Keeps a season and its league true while people trade. */
export function useLiveSeason(seasonId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!ID.test(seasonId)) return;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let hasMovedSince = false;
    const readSoon = () => {
      hasMovedSince = soon !== undefined;
      soon ??= setTimeout(read, AFTER_MS.least + Math.random() * AFTER_MS.spread);
    };
    const read = () => {
      soon = undefined;
      void queryClient.invalidateQueries({ queryKey: seasonKey(seasonId), exact: true });
      void queryClient.invalidateQueries({ queryKey: leagueQuery(seasonId).queryKey });
      // The table that is read now may be a second old: what came meanwhile is in the next.
      if (hasMovedSince) readSoon();
    };
    const unsubscribe = subscribe(`stocks-season:${seasonId}`, ({ event }) => {
      if (event === 'opened' || event === 'reset') readAfreshSoon(queryClient, seasonKey(seasonId));
      else if (event === 'season') void queryClient.invalidateQueries({ queryKey: seasonsKey });
      else if (event === 'moved') readSoon();
    });
    return () => {
      clearTimeout(soon);
      unsubscribe();
    };
  }, [seasonId, queryClient]);
}
