import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Luggage } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  type AdminTripSummary,
  adminTripsQuery,
  type TripsOverview,
  tripsOverviewQuery,
} from '../../../api/trips-admin.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { OperatorList, useAsked } from '../../admin/lists/operator-list.tsx';
import { useProvinces } from '../home/use-provinces.ts';
import { ModerateButton } from './moderate-button.tsx';

/** Trips that everybody sees, and those that were kept from them; private ones are nobody's business. */
export function AdminTripsPage() {
  const { t } = useTranslation();
  const asked = useAsked(
    [
      { kind: 'flag', name: 'hidden', label: t('tripsAdmin.hiddenOnly') },
      { kind: 'dates', from: 'from', to: 'to', label: t('tripsAdmin.publishedAt') },
    ],
    ['newest', 'oldest'],
  );
  const trips = useInfiniteQuery(adminTripsQuery(asked.query));
  return (
    <Page wide title={t('tripsAdmin.title')} lead={t('tripsAdmin.lead')}>
      <Figures />
      <OperatorList
        asked={asked}
        answer={trips}
        placeholder={t('tripsAdmin.search')}
        empty={
          <EmptyState icon={<Luggage aria-hidden="true" />} title={t('tripsAdmin.none')}>
            {t('tripsAdmin.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <TripTable trips={items} />}
      </OperatorList>
    </Page>
  );
}

const FIGURES: readonly (keyof TripsOverview)[] = [
  'publicTrips',
  'newTrips',
  'newComments',
  'hiddenTrips',
  'hiddenComments',
];

/** What happens in trips at a glance; without it the list below is still there. */
function Figures() {
  const { t } = useTranslation();
  const format = useFormat();
  const overview = useQuery(tripsOverviewQuery);
  if (overview.isError) return null;
  return (
    <dl className="mb-8 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      {FIGURES.map((name) => (
        <div key={name} className="rounded-3xl border border-line/70 bg-surface p-4 shadow-card">
          <dt className="text-sm text-muted">{t(`tripsAdmin.figures.${name}`)}</dt>
          <dd className="tnum mt-1 text-2xl font-extrabold">
            {overview.data === undefined ? (
              <Skeleton className="h-8 w-16" />
            ) : (
              format.number(overview.data[name])
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TripTable({ trips }: { trips: AdminTripSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const provinces = useProvinces();
  const columns: Column<AdminTripSummary>[] = [
    {
      key: 'trip',
      header: t('tripsAdmin.trip'),
      primary: true,
      cell: ({ tripId, title, days, regions }) => (
        <>
          <Link
            to="/admin/trips/$tripId"
            params={{ tripId }}
            className="tap inline-flex items-center font-semibold underline-offset-4 hover:underline"
          >
            {title}
          </Link>
          <span className="block text-sm font-normal text-muted">
            {[t('tripsAround.days', { count: days }), provinces.names(regions)].filter(Boolean).join(' · ')}
          </span>
        </>
      ),
    },
    {
      key: 'owner',
      header: t('tripsAdmin.owner'),
      cell: ({ ownerId, ownerName }) => (
        <Link
          to="/admin/members/$accountId"
          params={{ accountId: ownerId }}
          className="tap inline-flex items-center underline-offset-4 hover:underline"
        >
          {ownerName === '' ? ownerId : ownerName}
        </Link>
      ),
    },
    {
      key: 'likes',
      header: t('tripsAround.explore.likes'),
      numeric: true,
      cell: ({ likes }) => format.number(likes),
    },
    {
      key: 'comments',
      header: t('tripsAround.explore.comments'),
      numeric: true,
      cell: ({ comments }) => format.number(comments),
    },
    {
      key: 'copies',
      header: t('tripsAround.explore.copies'),
      numeric: true,
      cell: ({ copies }) => format.number(copies),
    },
    {
      key: 'at',
      header: t('tripsAdmin.publishedAt'),
      numeric: true,
      cell: ({ publishedAt }) => (publishedAt === null ? '–' : format.moment(publishedAt)),
    },
    {
      key: 'act',
      header: '',
      cell: ({ tripId, title, hiddenAt }) => (
        <span className="flex flex-wrap items-center justify-end gap-2">
          {hiddenAt !== null && <Badge tone="warn">{t('tripsAdmin.hidden')}</Badge>}
          <ModerateButton what="trips" id={tripId} name={title} isHidden={hiddenAt !== null} />
        </span>
      ),
    },
  ];
  return (
    <Table caption={t('tripsAdmin.title')} columns={columns} rows={trips} rowKey={({ tripId }) => tripId} />
  );
}
