import { useSyncExternalStore } from 'react';

/** As Tailwind’s `md` and `lg`. */
const DESK = '(min-width: 64rem)';
const TABLET = '(min-width: 48rem)';

export type Room = 'phone' | 'tablet' | 'desk';

const read = (): Room =>
  matchMedia(DESK).matches ? 'desk' : matchMedia(TABLET).matches ? 'tablet' : 'phone';

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(DESK), matchMedia(TABLET)];
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

/** How much room there is: parts that are not shown are not there either, for a chart that nobody sees costs as much. */
export const useRoom = (): Room => useSyncExternalStore(subscribe, read);
