import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../../api/client.ts';
import type { FacetValue } from '../../../api/types.ts';
import { type Condition, type ListAddress, queryOf } from './conditions.ts';
import { ListBar } from './list-bar.tsx';
import { Listed } from './listed.tsx';

type SortName = 'newest' | 'oldest' | 'largest' | 'name';

/** What the address of a list asks for, and how it is changed. @param sortNames the first is the usual one */
export function useAsked(conditions: readonly Condition[], sortNames: readonly SortName[]) {
  const { t } = useTranslation();
  const address: ListAddress = useSearch({ strict: false });
  const navigate = useNavigate();
  const sorts = sortNames.map((value) => ({ value, label: t(`admin.lists.sorts.${value}`) }));
  const onChoose = (change: ListAddress, how?: { isTyped: boolean }): void =>
    void navigate({
      to: '.',
      search: (old: ListAddress) => ({ ...old, ...change }),
      replace: how?.isTyped === true,
      resetScroll: false,
    });
  return { query: queryOf(conditions, sorts, address), bar: { conditions, sorts, address, onChoose } };
}

type Answer<T> = {
  items: T[];
  nextCursor: string | null;
  facets: Readonly<Record<string, readonly FacetValue[]>>;
  total: { count: number; isExact: boolean };
};

type Props<T> = {
  asked: {
    query: Query;
    bar: Pick<Parameters<typeof ListBar>[0], 'conditions' | 'sorts' | 'address' | 'onChoose'>;
  };
  answer: UseInfiniteQueryResult<InfiniteData<Answer<T>>, Error>;
  /** What can be typed into the field of search. */
  placeholder: string;
  /** Where the whole list is had as a file, and what that is called. */
  file?: { path: string; filename: string };
  empty: ReactNode;
  children: (items: T[]) => ReactNode;
};

/** A list of operators: what it is narrowed down by, and what was found. */
export function OperatorList<T>({ asked, answer, placeholder, file, empty, children }: Props<T>) {
  const first = answer.isPlaceholderData ? undefined : answer.data?.pages[0];
  return (
    <>
      <ListBar
        {...asked.bar}
        placeholder={placeholder}
        facets={first?.facets}
        total={first?.total}
        {...(file && { exportAs: { ...file, query: asked.query } })}
      />
      <Listed query={answer} empty={empty}>
        {children}
      </Listed>
    </>
  );
}
