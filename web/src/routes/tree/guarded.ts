import { createRoute } from '@tanstack/react-router';
import { RequireAdmin, RequireMember } from '../guards.tsx';
import { root } from './root.ts';

/** Above the pages of whoever has signed in. */
export const member = createRoute({ getParentRoute: () => root, id: 'member', component: RequireMember });

/** Above the operator's pages. */
export const admin = createRoute({ getParentRoute: () => root, path: '/admin', component: RequireAdmin });
