import { createRouter } from '@tanstack/react-router';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { CrashPage } from './crash-page.tsx';
import { parsePlainSearch, writePlainSearch } from './plain-search.ts';
import { adminRoutes } from './tree/admin.ts';
import { memberRoutes } from './tree/member.ts';
import { publicRoutes } from './tree/public.ts';
import { root } from './tree/root.ts';

const routeTree = root.addChildren([...publicRoutes, memberRoutes, adminRoutes]);

export const router = createRouter({
  routeTree,
  parseSearch: parsePlainSearch,
  stringifySearch: writePlainSearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: CrashPage,
  defaultPendingComponent: () => (
    <div className="mx-auto max-w-5xl px-5 pt-10">
      <ListSkeleton />
    </div>
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
