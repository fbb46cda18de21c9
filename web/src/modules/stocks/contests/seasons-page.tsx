import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Trophy, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type SeasonSummary, seasonListQuery } from '../../../api/stocks-contest.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { StocksNav } from '../parts/stocks-nav.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { SeasonBadge } from './season-badge.tsx';

/** All contests: what runs and what comes first, then those that are over. */
export function SeasonsPage() {
  const { t } = useTranslation();
  const seasons = useInfiniteQuery(seasonListQuery);
  return (
    <Page title={t('stocksContest.title')} lead={t('stocksContest.lead')}>
      <StocksNav />
      <PagedList
        query={seasons}
        empty={
          <EmptyState icon={<Trophy aria-hidden="true" />} title={t('stocksContest.none')}>
            {t('stocksContest.noneLead')}
          </EmptyState>
        }
      >
        {(items) => (
          <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            {inOrder(items).map((season) => (
              <li key={season.seasonId}>
                <SeasonTile season={season} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </Page>
  );
}

const RANK: Record<SeasonSummary['status'], number> = {
  running: 0,
  announced: 1,
  over: 2,
  cancelled: 3,
  draft: 4,
};

const inOrder = (seasons: readonly SeasonSummary[]): SeasonSummary[] =>
  [...seasons].sort((a, b) => RANK[a.status] - RANK[b.status]);

function SeasonTile({ season }: { season: SeasonSummary }) {
  const { t } = useTranslation();
  const local = useLocal();
  const format = useFormat();
  const money = useStockFormat(season.currency);
  const { seasonId, status, joined, entrants, startsAt, endsAt } = season;
  return (
    <Link
      to="/stocks/seasons/$seasonId"
      params={{ seasonId }}
      className="flex h-full flex-col gap-2 rounded-3xl border border-line/70 bg-surface p-5 shadow-card transition-shadow hover:shadow-lift"
    >
      <span className="flex flex-wrap items-center gap-2">
        <SeasonBadge status={status} />
        {joined && <Badge tone="accent">{t('stocksContest.joined')}</Badge>}
      </span>
      <span className="text-lg font-bold">{local(season.name)}</span>
      <span className="tnum text-sm text-muted">
        {t('stocksContest.period', { from: format.moment(startsAt), to: format.moment(endsAt) })}
      </span>
      <span className="tnum mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <span className="inline-flex items-center gap-1.5">
          <Users aria-hidden="true" className="size-4 text-muted" />
          {t('stocksContest.entrants', { count: entrants, shown: format.number(entrants) })}
        </span>
        <span>{t('stocksContest.startsWith', { amount: money.compactMoney(season.startingCash) })}</span>
      </span>
    </Link>
  );
}
