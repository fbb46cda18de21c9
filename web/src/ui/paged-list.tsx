import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { useLookFurther } from './look-further.ts';
import { ListSkeleton } from './skeleton.tsx';
import { ErrorState } from './states.tsx';

type PageOf<T> = { items: T[]; nextCursor: string | null };

type PagedListProps<T> = {
  query: UseInfiniteQueryResult<InfiniteData<PageOf<T>>, Error>;
  empty: ReactNode;
  skeleton?: ReactNode;
  children: (items: T[]) => ReactNode;
};

/** The four states of a list that is read page by page, and the button that reads on. */
export function PagedList<T>({ query, empty, skeleton, children }: PagedListProps<T>) {
  const { t } = useTranslation();
  const pages = query.data?.pages ?? [];
  const isLooking = useLookFurther(
    {
      pages,
      hasNextPage: query.hasNextPage,
      isFetching: query.isFetching,
      isError: query.isFetchNextPageError,
    },
    () => void query.fetchNextPage(),
  );
  if (query.isPending && query.fetchStatus === 'paused')
    return <ErrorState error={null} onRetry={() => query.refetch()} />;
  if (query.isPending) return skeleton ?? <ListSkeleton />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={() => query.refetch()} />;
  const items = pages.flatMap((page) => page.items);
  if (items.length === 0 && !query.hasNextPage) return empty;
  return (
    <>
      {/* A page may be empty although there is more behind it: so much is looked through at once, and no more. */}
      {items.length === 0 ? (
        <p role="status" className="pt-10 text-center text-muted">
          {t(isLooking ? 'common.lookingFurther' : 'common.noneSoFar')}
        </p>
      ) : (
        children(items)
      )}
      {query.isFetchNextPageError && <ErrorState error={query.error} />}
      {query.hasNextPage && !isLooking && (
        <div className="flex justify-center pt-5">
          <Button
            variant="secondary"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t(items.length === 0 ? 'common.lookFurther' : 'common.loadMore')}
          </Button>
        </div>
      )}
    </>
  );
}
