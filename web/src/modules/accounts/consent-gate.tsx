import { useLocation } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useSession } from '../../api/hooks.ts';
import { ListSkeleton } from '../../ui/skeleton.tsx';

const NewTerms = lazy(() =>
  import('./new-terms.tsx').then(({ NewTerms: component }) => ({ default: component })),
);

/** Open also to whoever does not agree: the texts themselves, and the way to take money and data and leave. */
const ALWAYS_OPEN = /^\/(terms|verify|account\/privacy|pay\/withdraw|pay\/holds)(\/|$)/;

/** Shows nothing else while new terms wait for an answer. */
export function ConsentGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const pathname = useLocation({ select: (location) => location.pathname });
  const needed = session.status === 'member' ? session.consentsNeeded : [];
  if (needed.length === 0 || ALWAYS_OPEN.test(pathname)) return children;
  return (
    <Suspense fallback={<ListSkeleton />}>
      <NewTerms needed={needed} />
    </Suspense>
  );
}
