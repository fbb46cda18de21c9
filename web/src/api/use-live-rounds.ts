import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { subscribe } from './stream.ts';
import { performanceQuery } from './tickets.ts';
import { readAfreshSoon } from './use-live.ts';

const ID = /^[0-9A-Z]{16}$/;

/**
 * Keeps the free seats of some rounds of a performance true while others buy. @param roundIds those in sight: the
 * server follows no more than a handful of topics for one reader
 */
export function useLiveRounds(performanceId: string, roundIds: readonly string[]): void {
  const queryClient = useQueryClient();
  const followed = roundIds.filter((id) => ID.test(id)).join(' ');
  useEffect(() => {
    if (!ID.test(performanceId) || followed === '') return;
    const { queryKey } = performanceQuery(performanceId);
    const ends = followed.split(' ').map((roundId) =>
      subscribe(`tickets-round:${roundId}`, ({ event, data }) => {
        if (event === 'reset') void queryClient.invalidateQueries({ queryKey });
        else if (event === 'opened') readAfreshSoon(queryClient, queryKey);
        else if (event === 'seats') {
          const { free } = data as { free: number };
          queryClient.setQueryData(
            queryKey,
            (old) =>
              old && {
                ...old,
                rounds: old.rounds.map((round) => (round.roundId === roundId ? { ...round, free } : round)),
              },
          );
        }
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [performanceId, followed, queryClient]);
}
