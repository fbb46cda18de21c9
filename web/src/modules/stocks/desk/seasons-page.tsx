import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Trophy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { adminSeasonsQuery } from '../../../api/stocks-admin.ts';
import type { SeasonSummary } from '../../../api/stocks-contest.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { SeasonBadge } from '../contests/season-badge.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';

/** All contests, drafts too. */
export function AdminSeasonsPage() {
  const { t } = useTranslation();
  const seasons = useInfiniteQuery(adminSeasonsQuery);
  const add = (
    <Link to="/admin/stocks/seasons/new" className={buttonClass('primary', 'sm')}>
      <Plus aria-hidden="true" className="size-5" />
      {t('stocksAdmin.seasons.new')}
    </Link>
  );
  return (
    <Page title={t('stocksAdmin.seasons.title')} lead={t('stocksAdmin.seasons.lead')} action={add}>
      <PagedList
        query={seasons}
        empty={
          <EmptyState icon={<Trophy aria-hidden="true" />} title={t('stocksAdmin.seasons.none')} action={add}>
            {t('stocksAdmin.seasons.noneLead')}
          </EmptyState>
        }
      >
        {(items) => <SeasonTable seasons={items} />}
      </PagedList>
    </Page>
  );
}

function SeasonTable({ seasons }: { seasons: SeasonSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const local = useLocal();
  const money = useStockFormat(seasons[0]?.currency);
  const columns: Column<SeasonSummary>[] = [
    {
      key: 'name',
      header: t('stocksContest.season'),
      primary: true,
      cell: ({ seasonId, name, seasonNo }) => (
        <Link
          to="/admin/stocks/seasons/$seasonId"
          params={{ seasonId }}
          className="block py-1 font-semibold underline-offset-4 hover:underline"
        >
          {local(name)}
          <span className="tnum ml-2 font-normal text-muted">#{seasonNo}</span>
        </Link>
      ),
    },
    {
      key: 'status',
      header: t('stocksAdmin.seasons.status'),
      cell: ({ status }) => <SeasonBadge status={status} />,
    },
    {
      key: 'period',
      header: t('stocksAdmin.seasons.period'),
      cell: ({ startsAt, endsAt }) => (
        <span className="tnum">
          {t('stocksContest.period', { from: format.moment(startsAt), to: format.moment(endsAt) })}
        </span>
      ),
    },
    {
      key: 'entrants',
      header: t('stocksContest.entrantsLabel'),
      numeric: true,
      cell: ({ entrants }) => format.number(entrants),
    },
    {
      key: 'cash',
      header: t('stocksContest.startingCash'),
      numeric: true,
      cell: ({ startingCash }) => money.compactMoney(startingCash),
    },
  ];
  return (
    <Table
      caption={t('stocksAdmin.seasons.title')}
      columns={columns}
      rows={seasons}
      rowKey={({ seasonId }) => seasonId}
    />
  );
}
