import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import { PagedList } from '../../../ui/paged-list.tsx';

type Props<T> = {
  query: UseInfiniteQueryResult<InfiniteData<{ items: T[]; nextCursor: string | null }>, Error>;
  empty: ReactNode;
  children: (items: T[]) => ReactNode;
};

/** The rows; while the next answer is on its way those of the one before stay, and are seen to be old. */
export function Listed<T>({ query, empty, children }: Props<T>) {
  return (
    <div
      aria-busy={query.isPlaceholderData || undefined}
      className={cx('transition-opacity', query.isPlaceholderData && 'opacity-55')}
    >
      <PagedList query={query} empty={empty}>
        {children}
      </PagedList>
    </div>
  );
}
