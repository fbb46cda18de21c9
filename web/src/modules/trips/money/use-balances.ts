import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useOnline } from '../../../api/hooks.ts';
import { type Balances, balancesQuery } from '../../../api/trips-money.ts';
import { useDebounced } from '../../../ui/use-debounced.ts';
import type { UsedTrip } from '../editor/store/index.ts';
import { keepBalances, keptBalances } from './kept-balances.ts';

/** Where many edit at once, who owes whom is asked for when they rest. */
const REST_MS = 400;

export type UsedBalances = {
  query: UseQueryResult<Balances, Error>;
  /** What the server says; where it cannot be asked, what it last said here. */
  balances: Balances | undefined;
  /** When that was, in epoch milliseconds; null: it is what the server says. */
  keptAtMs: number | null;
};

/** Who owes whom on a trip. Each answer is kept on this device, to be shown without a network. */
export function useBalances(trip: UsedTrip): UsedBalances {
  const online = useOnline();
  const { tripId } = trip;
  const accountId = trip.me?.accountId ?? null;
  const sequence = useDebounced(trip.document?.sequence ?? 0, REST_MS);
  const query = useQuery(balancesQuery(tripId, sequence));
  const { data, isPlaceholderData, dataUpdatedAt } = query;
  useEffect(() => {
    if (accountId === null || data === undefined || isPlaceholderData) return;
    keepBalances({ accountId, balances: data, keptAtMs: dataUpdatedAt });
  }, [accountId, data, isPlaceholderData, dataUpdatedAt]);
  const isOutOfReach = !online || query.isError;
  const kept = useMemo(
    () => (isOutOfReach && accountId !== null ? keptBalances(accountId, tripId) : undefined),
    [isOutOfReach, accountId, tripId],
  );
  return { query, balances: kept?.balances ?? data, keptAtMs: kept?.keptAtMs ?? null };
}
