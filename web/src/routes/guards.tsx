import { Link, Navigate, Outlet, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/hooks.ts';
import { buttonClass } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { NoPermission } from '../ui/states.tsx';
import { AdminFrame } from './shell/admin-frame.tsx';

const Waiting = () => (
  <div className="mx-auto max-w-5xl px-5 pt-10">
    <ListSkeleton />
  </div>
);

/** The way back is what it was when the door closed: while the router moves on, its location already has. */
function ToSignIn() {
  const router = useRouter();
  const [next] = useState(() => router.state.location.href);
  return <Navigate to="/sign-in" search={{ next }} replace />;
}

export function RequireMember() {
  const session = useSession();
  if (session.status === 'unknown') return <Waiting />;
  if (session.status === 'guest') return <ToSignIn />;
  return <Outlet />;
}

export function RequireAdmin() {
  const { t } = useTranslation();
  const session = useSession();
  if (session.status === 'unknown') return <Waiting />;
  if (session.status === 'guest') return <ToSignIn />;
  if (session.account.role !== 'admin') {
    return (
      <Page title={t('errors.noPermissionTitle')} hideTitle>
        <NoPermission
          action={
            <Link to="/" className={buttonClass('secondary')}>
              {t('shell.goHome')}
            </Link>
          }
        />
      </Page>
    );
  }
  return (
    <AdminFrame>
      <Outlet />
    </AdminFrame>
  );
}
