import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/hooks.ts';
import { buttonClass } from '../ui/button.tsx';
import { ListSkeleton } from '../ui/skeleton.tsx';
import { NoPermission } from '../ui/states.tsx';
import { AdminFrame } from './shell/admin-frame.tsx';

const Waiting = () => (
  <div className="mx-auto max-w-5xl px-5 pt-10">
    <ListSkeleton />
  </div>
);

export function RequireMember() {
  const session = useSession();
  const next = useLocation({ select: (location) => location.href });
  if (session.status === 'unknown') return <Waiting />;
  if (session.status === 'guest') return <Navigate to="/sign-in" search={{ next }} replace />;
  return <Outlet />;
}

export function RequireAdmin() {
  const { t } = useTranslation();
  const session = useSession();
  const next = useLocation({ select: (location) => location.href });
  if (session.status === 'unknown') return <Waiting />;
  if (session.status === 'guest') return <Navigate to="/sign-in" search={{ next }} replace />;
  if (session.account.role !== 'admin') {
    return (
      <NoPermission
        action={
          <Link to="/" className={buttonClass('secondary')}>
            {t('shell.goHome')}
          </Link>
        }
      />
    );
  }
  return (
    <AdminFrame>
      <Outlet />
    </AdminFrame>
  );
}
