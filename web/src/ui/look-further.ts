import { useEffect } from 'react';

/** So many pages are looked through without being asked; then somebody who waits is asked whether to go on. */
const BY_ITSELF = 10;

/** What is known of a list that is read page by page. */
export type ReadSoFar = {
  readonly pages: readonly { readonly items: readonly unknown[] }[];
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
};

/**
 * Whether to read on without being asked: one page looks through so much and no more, so the first ones of a rare
 * search may hold nothing although there is something behind them.
 */
export const looksFurther = ({ pages, hasNextPage, isFetching, isError }: ReadSoFar): boolean =>
  hasNextPage &&
  !isFetching &&
  !isError &&
  pages.length < BY_ITSELF &&
  pages.every(({ items }) => items.length === 0);

/** Reads on until there is something to show. @returns whether it does, or is about to */
export function useLookFurther(read: ReadSoFar, readOn: () => void): boolean {
  const goesOn = looksFurther(read);
  const { length } = read.pages;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is a new question; what reads on is made anew each time
  useEffect(() => {
    if (goesOn) readOn();
  }, [goesOn, length]);
  return goesOn || looksFurther({ ...read, isFetching: false });
}
