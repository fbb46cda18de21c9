import { Link } from '@tanstack/react-router';
import { Globe, Luggage, Settings2, Share2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../api/hooks.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { BackIcon, backClass, usePageTitle } from '../../ui/page.tsx';
import { ListSkeleton, Skeleton } from '../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { entriesOf, type TripDocument, type UsedTrip, useTrip } from './editor/store/index.ts';
import { TripDays } from './home/trip-days.tsx';
import { Faces } from './people/faces.tsx';
import { ShareDialog } from './people/share-dialog.tsx';
import { TripTabs } from './trip-tabs.tsx';

type TripFrameProps = {
  tripId: string;
  /** Said beside the trip's name in the tab: which of its pages this is. */
  title?: string;
  /** Whether all is saved: the workspace says it here. */
  sync?: ReactNode;
  /** Over the whole window, for a map beside the plan. */
  wide?: boolean;
  children: ReactNode;
};

/** Around every page of one trip: what it is called, when, who comes along, and its other pages. */
export function TripFrame({ tripId, title, sync, wide = false, children }: TripFrameProps) {
  const trip = useTrip(tripId);
  const { status, document, error } = trip;
  return (
    <div
      className={cx('mx-auto w-full px-5 pt-4 pb-16 sm:px-8 sm:pt-6', wide ? 'max-w-[100rem]' : 'max-w-5xl')}
    >
      {status === 'gone' ? (
        <Gone />
      ) : document !== null ? (
        <>
          <Head trip={trip} document={document} title={title} sync={sync} />
          <div className="pt-6">{children}</div>
        </>
      ) : status === 'loading' ? (
        <Waiting />
      ) : (
        <ErrorState error={error} onRetry={() => void trip.refresh()} />
      )}
    </div>
  );
}

type HeadProps = { trip: UsedTrip; document: TripDocument; title: string | undefined; sync: ReactNode };

function Head({ trip, document, title, sync }: HeadProps) {
  const { t } = useTranslation();
  const { tripId, role } = trip;
  const online = useOnline();
  const [isSharing, setSharing] = useState(false);
  usePageTitle(title === undefined ? document.head.title : `${title} · ${document.head.title}`);
  const people = trip.people.filter(({ leftAt }) => leftAt === null);
  return (
    <header>
      <div className="flex flex-wrap items-center gap-x-3">
        <Link to="/trips" className={backClass}>
          <BackIcon />
          {t('tripsAround.home.title')}
        </Link>
        <div className="mb-2 ml-auto">{sync}</div>
      </div>
      <div className="mb-3 flex items-start justify-between gap-x-4">
        <div className="min-w-0">
          <h1 className="text-[1.6rem] leading-tight font-extrabold sm:text-3xl">{document.head.title}</h1>
          <TripWhen trip={trip} document={document} />
        </div>
        <div className="-mr-2 flex shrink-0 items-center gap-1 sm:mr-0 sm:gap-2">
          <Link
            to="/trips/$tripId/people"
            params={{ tripId }}
            aria-label={t('tripsAround.people.title')}
            className="tap hidden items-center rounded-full px-1 sm:inline-flex"
          >
            <Faces people={people} />
          </Link>
          <Button
            variant="secondary"
            size="sm"
            aria-haspopup="dialog"
            disabled={!online}
            className="max-sm:px-3!"
            icon={<Share2 aria-hidden="true" className="size-4.5" />}
            onClick={() => setSharing(true)}
          >
            {/* On a phone the arrow says enough, and the word is read out. */}
            <span className="max-sm:sr-only">{t('tripsAround.frame.share')}</span>
          </Button>
          <Link
            to="/trips/$tripId/settings"
            params={{ tripId }}
            aria-label={t('tripsAround.settings.title')}
            title={t('tripsAround.settings.title')}
            className={buttonClass('ghost', 'sm', 'px-3!')}
          >
            <Settings2 aria-hidden="true" className="size-5" />
          </Link>
        </div>
      </div>
      <TripTabs tripId={tripId} />
      {isSharing && <ShareDialog tripId={tripId} role={role ?? 'viewer'} onClose={() => setSharing(false)} />}
    </header>
  );
}

function TripWhen({ trip, document }: { trip: UsedTrip; document: TripDocument }) {
  const { t } = useTranslation();
  const days = entriesOf(document, 'day').length;
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
      <TripDays trip={{ startsOn: document.head.startsOn, days }} />
      {trip.facts?.visibility === 'public' && (
        <Badge tone="info">
          <Globe aria-hidden="true" className="size-3.5" />
          {t('tripsAround.public')}
        </Badge>
      )}
      {trip.role === 'viewer' && <Badge>{t('tripsAround.role.viewer')}</Badge>}
    </p>
  );
}

/** Somebody has left it, it was deleted, or it never was: which of them is nobody's to know. */
function Gone() {
  const { t } = useTranslation();
  usePageTitle(t('tripsAround.frame.gone'));
  return (
    <EmptyState
      icon={<Luggage aria-hidden="true" />}
      title={t('tripsAround.frame.gone')}
      action={
        <Link to="/trips" className={buttonClass('secondary')}>
          {t('tripsAround.frame.toMine')}
        </Link>
      }
    >
      {t('tripsAround.frame.goneLead')}
    </EmptyState>
  );
}

function Waiting() {
  return (
    <>
      <Skeleton className="mt-10 h-9 w-2/3 max-w-sm" />
      <Skeleton className="mt-3 h-5 w-48" />
      <Skeleton className="mt-6 h-11 w-full" />
      <div className="pt-6">
        <ListSkeleton />
      </div>
    </>
  );
}
