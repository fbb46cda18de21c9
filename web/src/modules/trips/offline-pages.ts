/** Whoever opens one page of trips can go on to the others without a network. The same function each time. */
export const offlinePages = (): Promise<unknown> =>
  Promise.all([
    import('./home/trips-page.tsx'),
    import('./editor/workspace-page.tsx'),
    import('./editor/map-page.tsx'),
    import('./editor/lists/lists-page.tsx'),
    import('./editor/history/history-page.tsx'),
    import('./money/costs-page.tsx'),
    import('./people/people-page.tsx'),
  ]);
