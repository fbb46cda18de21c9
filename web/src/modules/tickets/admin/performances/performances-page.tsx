import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Clapperboard, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { performancesQuery } from '../../../../api/tickets-admin.ts';
import type { AdminPerformanceSummary, PerformanceStatus } from '../../../../api/tickets-admin-types.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useLocal } from '../../../../i18n/use-local.ts';
import { buttonClass } from '../../../../ui/button.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { Thumb } from '../../../../ui/thumb.tsx';
import type { Condition } from '../../../admin/lists/conditions.ts';
import { OperatorList, useAsked } from '../../../admin/lists/operator-list.tsx';
import { useShowWords } from '../../browse/use-show-words.ts';
import { useShowTime } from '../../show-time.ts';
import { GENRES, STATUSES } from '../kinds.ts';
import { PerformanceBadge } from './performance-badge.tsx';

export function PerformancesPage() {
  const { t } = useTranslation();
  const asked = useAsked(useConditions(), ['newest', 'oldest', 'name']);
  const performances = useInfiniteQuery(performancesQuery(asked.query));
  const add = (
    <Link to="/admin/tickets/performances/new" className={buttonClass('primary', 'sm')}>
      <Plus aria-hidden="true" className="size-5" />
      {t('ticketsAdmin.performances.new')}
    </Link>
  );
  return (
    <Page title={t('ticketsAdmin.performances.title')} action={add}>
      <OperatorList
        asked={asked}
        answer={performances}
        placeholder={t('ticketsAdmin.performances.search')}
        empty={
          <EmptyState
            icon={<Clapperboard aria-hidden="true" />}
            title={t('ticketsAdmin.performances.none')}
            action={add}
          >
            {t('ticketsAdmin.performances.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <PerformanceTable performances={items} />}
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
      name: 'status',
      label: t('ticketsAdmin.performances.status'),
      values: STATUSES,
      nameOf: (value) => t(`ticketsAdmin.performances.statuses.${value as PerformanceStatus}`),
    },
    {
      kind: 'choice',
      name: 'genre',
      label: t('ticketsAdmin.performances.fields.genre'),
      values: GENRES,
      nameOf: words.genre,
    },
    { kind: 'dates', from: 'from', to: 'to', label: t('ticketsAdmin.performances.shownAt') },
  ];
}

function PerformanceTable({ performances }: { performances: AdminPerformanceSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const time = useShowTime();
  const words = useShowWords();
  const columns: Column<AdminPerformanceSummary>[] = [
    {
      key: 'performance',
      header: t('ticketsAdmin.performances.performance'),
      primary: true,
      cell: ({ performanceId, title, poster, genre, venueName }) => (
        <Link
          to="/admin/tickets/performances/$performanceId"
          params={{ performanceId }}
          className="flex items-center gap-3 py-1 underline-offset-4 hover:underline"
        >
          <Thumb picture={poster} seed={performanceId} />
          <span className="min-w-0">
            <span className="block font-semibold">{local(title)}</span>
            <span className="block text-sm font-normal text-muted">
              {words.genre(genre)} · {local(venueName)}
            </span>
          </span>
        </Link>
      ),
    },
    {
      key: 'status',
      header: t('ticketsAdmin.performances.status'),
      cell: ({ status }) => <PerformanceBadge status={status} />,
    },
    {
      key: 'when',
      header: t('ticketsAdmin.performances.shownAt'),
      cell: ({ firstAt, lastAt, rounds }) => (
        <>
          {firstAt === null || lastAt === null ? '—' : time.period(firstAt, lastAt)}
          <span className="block text-sm text-muted">
            {t('ticketsAdmin.performances.roundsCount', { count: rounds })}
          </span>
        </>
      ),
    },
    {
      key: 'sold',
      header: t('ticketsAdmin.rounds.sold'),
      numeric: true,
      cell: ({ sold, capacity }) => `${format.number(sold)} / ${format.number(capacity)}`,
    },
  ];
  return (
    <Table
      caption={t('ticketsAdmin.performances.title')}
      columns={columns}
      rows={performances}
      rowKey={({ performanceId }) => performanceId}
    />
  );
}
