import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Building2, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { venuesQuery } from '../../../../api/tickets-admin.ts';
import type { AdminVenueSummary } from '../../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { buttonClass } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import type { Condition } from '../../../admin/lists/conditions.ts';
import { OperatorList, useAsked } from '../../../admin/lists/operator-list.tsx';
import { useShowWords } from '../../browse/use-show-words.ts';
import { REGIONS, VENUE_STATUSES } from '../kinds.ts';

export function VenuesPage() {
  const { t } = useTranslation();
  const asked = useAsked(useConditions(), ['newest', 'oldest', 'name']);
  const venues = useInfiniteQuery(venuesQuery(asked.query));
  const add = (
    <Link to="/admin/tickets/venues/new" className={buttonClass('primary', 'sm')}>
      <Plus aria-hidden="true" className="size-5" />
      {t('ticketsAdmin.venues.new')}
    </Link>
  );
  return (
    <Page title={t('ticketsAdmin.venues.title')} lead={t('ticketsAdmin.venues.lead')} action={add}>
      <OperatorList
        asked={asked}
        answer={venues}
        placeholder={t('ticketsAdmin.venues.search')}
        empty={
          <EmptyState
            icon={<Building2 aria-hidden="true" />}
            title={t('ticketsAdmin.venues.none')}
            action={add}
          >
            {t('ticketsAdmin.venues.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <VenueTable venues={items} />}
      </OperatorList>
    </Page>
  );
}

function useConditions(): Condition[] {
  const { t } = useTranslation();
  const words = useShowWords();
  return [
    {
      kind: 'choice',
      name: 'region',
      label: t('ticketsAdmin.venues.region'),
      values: REGIONS,
      nameOf: words.region,
    },
    {
      kind: 'choice',
      name: 'status',
      label: t('ticketsAdmin.venues.status'),
      values: VENUE_STATUSES,
      nameOf: (value) => t(`ticketsAdmin.venues.statuses.${value as 'open' | 'closed'}`),
    },
  ];
}

function VenueTable({ venues }: { venues: AdminVenueSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const words = useShowWords();
  const columns: Column<AdminVenueSummary>[] = [
    {
      key: 'venue',
      header: t('ticketsAdmin.venues.venue'),
      primary: true,
      cell: ({ venueId, name, picture }) => (
        <Link
          to="/admin/tickets/venues/$venueId"
          params={{ venueId }}
          className="flex items-center gap-3 py-1 font-semibold underline-offset-4 hover:underline"
        >
          <Thumb picture={picture} seed={venueId} size="sm" />
          {local(name)}
        </Link>
      ),
    },
    { key: 'region', header: t('ticketsAdmin.venues.region'), cell: ({ region }) => words.region(region) },
    {
      key: 'halls',
      header: t('ticketsAdmin.venues.halls'),
      numeric: true,
      cell: ({ halls }) => format.number(halls),
    },
    {
      key: 'seats',
      header: t('ticketsAdmin.venues.largest'),
      numeric: true,
      cell: ({ seats }) => format.number(seats),
    },
    {
      key: 'status',
      header: t('ticketsAdmin.venues.status'),
      cell: ({ status }) => (
        <Badge tone={status === 'open' ? 'good' : 'neutral'}>
          {t(`ticketsAdmin.venues.statuses.${status}`)}
        </Badge>
      ),
    },
  ];
  return (
    <Table
      caption={t('ticketsAdmin.venues.title')}
      columns={columns}
      rows={venues}
      rowKey={({ venueId }) => venueId}
    />
  );
}
