import { Link, Navigate, useRouter } from '@tanstack/react-router';
import { CloudOff, SearchX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline, useSession } from '../../../api/hooks.ts';
import { useOfflinePages } from '../../../api/use-offline-pages.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { offlinePages } from '../offline-pages.ts';
import { TripFrame } from '../trip-frame.tsx';
import { type TripDocument, type UsedTrip, useTrip } from './store/index.ts';
import { lastAccount } from './store/trip-store.ts';
import { PresenceFaces } from './sync/presence-faces.tsx';
import { SyncBadge } from './sync/sync-badge.tsx';
import { TripBanners } from './sync/trip-banners.tsx';

type GateProps = {
  tripId: string;
  title?: string;
  wide?: boolean;
  children: (trip: UsedTrip, document: TripDocument) => ReactNode;
};

/**
 * Around the pages of a trip that open without a network: they ask by themselves who is there, and show what this device
 * has kept until the server says more.
 */
export function TripGate(props: GateProps) {
  const session = useSession();
  const router = useRouter();
  const [next] = useState(() => router.state.location.href);
  useOfflinePages(offlinePages);
  if (session.status === 'guest') return <Navigate to="/sign-in" search={{ next }} replace />;
  if (session.status === 'unknown' && lastAccount() === null) return <Waiting title={props.title} />;
  return <Opened key={props.tripId} {...props} />;
}

function Opened({ tripId, title, wide = false, children }: GateProps) {
  const { t } = useTranslation();
  const online = useOnline();
  const trip = useTrip(tripId);
  const { document, status, error } = trip;
  if (status === 'gone') {
    return (
      <Page title={t('trips.sync.goneTitle')} hideTitle>
        <EmptyState
          icon={<SearchX aria-hidden="true" />}
          title={t('trips.sync.goneTitle')}
          action={
            <Link to={'/trips' as string} className={buttonClass('secondary')}>
              {t('trips.sync.toMine')}
            </Link>
          }
        >
          {t('trips.sync.goneLead')}
        </EmptyState>
      </Page>
    );
  }
  if (document === null && (status === 'failed' || !online)) {
    return (
      <Page title={t('trips.title')} hideTitle>
        {online ? (
          <ErrorState error={error} onRetry={() => void trip.refresh()} />
        ) : (
          <EmptyState icon={<CloudOff aria-hidden="true" />} title={t('errors.offlineTitle')}>
            {t('trips.sync.notKept')}
          </EmptyState>
        )}
      </Page>
    );
  }
  if (document === null) return <Waiting title={title} />;
  return (
    <TripFrame
      tripId={tripId}
      wide={wide}
      {...(title === undefined ? {} : { title })}
      sync={
        <span className="flex items-center gap-3">
          <PresenceFaces trip={trip} />
          <SyncBadge trip={trip} />
        </span>
      }
    >
      <TripBanners trip={trip} />
      {children(trip, document)}
    </TripFrame>
  );
}

function Waiting({ title }: { title: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Page title={title ?? t('trips.title')} hideTitle>
      <ListSkeleton />
    </Page>
  );
}
