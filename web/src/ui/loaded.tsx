import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isApiError } from '../api/error.ts';
import { ListSkeleton } from './skeleton.tsx';
import { ErrorState } from './states.tsx';

type Props<T> = {
  query: UseQueryResult<T, Error>;
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
};

/** What is read, or why it is not there: on its way, refused, out of reach. */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError || query.fetchStatus === 'paused')
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return skeleton ?? <ListSkeleton />;
}

/** Whether an address leads to nothing. */
export const isMissing = (error: unknown): boolean => isApiError(error) && error.status === 404;
