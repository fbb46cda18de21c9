import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type * as contests from '../../../server/modules/stocks/contests/schemas.ts';
import { command, get } from './client.ts';
import { learnServerTime } from './clock.ts';

export type SeasonSummary = contests.SeasonSummary;
export type SeasonDetail = contests.SeasonDetail;
export type LeagueRow = contests.LeagueRow;
export type LeaguePage = contests.LeaguePage;
type SeasonsPage = Static<typeof contests.SeasonsPage>;

/** Everything of seasons hangs below this key. */
export const seasonsKey = ['stocks', 'seasons'] as const;

export const seasonListQuery = infiniteQueryOptions({
  queryKey: [...seasonsKey, 'pages'],
  queryFn: ({ pageParam, signal }) => get<SeasonsPage>('/stocks/seasons', { cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export const seasonKey = (seasonId: string) => [...seasonsKey, 'one', seasonId] as const;
const pathOf = (seasonId: string): string => `/stocks/seasons/${encodeURIComponent(seasonId)}`;

export const seasonQuery = (seasonId: string) =>
  queryOptions({
    queryKey: seasonKey(seasonId),
    queryFn: async ({ signal }) => {
      const sentAtMs = Date.now();
      const season = await get<SeasonDetail>(pathOf(seasonId), undefined, signal);
      learnServerTime(season.serverTime, sentAtMs, Date.now());
      return season;
    },
  });

export const leagueQuery = (seasonId: string) =>
  infiniteQueryOptions({
    queryKey: [...seasonKey(seasonId), 'league'],
    queryFn: ({ pageParam, signal }) =>
      get<LeaguePage>(`${pathOf(seasonId)}/league`, { cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const joinSeason = (seasonId: string, body: { nickname?: string }, key: string) =>
  command<SeasonDetail>(`${pathOf(seasonId)}/entries`, body, key);
