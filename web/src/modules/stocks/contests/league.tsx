import { useInfiniteQuery } from '@tanstack/react-query';
import { Trophy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type LeagueRow, leagueQuery, type SeasonDetail } from '../../../api/stocks-contest.ts';
import { useFormat } from '../../../i18n/format.ts';
import { cx } from '../../../ui/cx.ts';
import { PagedList } from '../../../ui/paged-list.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { ProfitLabel } from '../parts/change-label.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { keyed } from './keyed.ts';

const LOOK_AGAIN_MS = 10_000;

/** Who has won how much. One's own row stands above it, wherever one is. */
export function League({ season }: { season: SeasonDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const league = useInfiniteQuery({
    ...leagueQuery(season.seasonId),
    // News may be missed on the way; while people trade nobody looks at an old table for long.
    refetchInterval: season.status === 'running' ? LOOK_AGAIN_MS : false,
  });
  const first = league.data?.pages[0];
  return (
    <>
      {first !== undefined && first.players > 0 && (
        <p role="status" className="tnum mb-2 font-semibold">
          {t('stocksContest.players', { count: first.players, shown: format.number(first.players) })}
        </p>
      )}
      <PagedList
        query={league}
        empty={
          <EmptyState icon={<Trophy aria-hidden="true" />} title={t('stocksContest.nobody')}>
            {season.canBeJoined && t('stocksContest.nobodyLead')}
          </EmptyState>
        }
      >
        {(rows) => (
          <div className="overflow-hidden rounded-3xl border border-line/70 bg-surface shadow-card">
            {first?.mine != null && (
              <div className="border-b border-line bg-accent-soft">
                <Row row={first.mine} season={season} label={t('stocksContest.me')} />
              </div>
            )}
            <ol aria-label={t('stocksContest.league')} className="divide-y divide-line/60">
              {keyed(rows).map(({ key, row }) => (
                <li key={key} className={cx(row.isMine && 'bg-accent-soft/60')}>
                  <Row row={row} season={season} />
                </li>
              ))}
            </ol>
          </div>
        )}
      </PagedList>
    </>
  );
}

/** The first three, once anything has been won. */
const PLACE_CLASSES = ['bg-warn-soft text-warn', 'bg-sunken text-ink', 'bg-accent-soft text-accent'];

function Row({ row, season, label }: { row: LeagueRow; season: SeasonDetail; label?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = useStockFormat(season.currency);
  const { place, nickname, value, profit } = row;
  const medal = season.status === 'announced' || profit <= 0 ? undefined : PLACE_CLASSES[place - 1];
  return (
    <div className="flex items-center gap-3 px-4 py-3 sm:px-5">
      <span className="tnum w-10 shrink-0 text-center font-bold">
        <span className="sr-only">{t('stocksContest.place', { place: format.number(place) })}</span>
        <span
          aria-hidden="true"
          className={cx('inline-flex size-9 items-center justify-center rounded-full', medal)}
        >
          {format.number(place)}
        </span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">
          {nickname === '' ? t('stocksContest.gone') : nickname}
          {label !== undefined && <span className="ml-2 text-sm font-normal text-muted">{label}</span>}
        </span>
        <span className="tnum block text-sm text-muted">{money.money(value)}</span>
      </span>
      <ProfitLabel
        profit={profit}
        cost={season.startingCash}
        currency={season.currency}
        className="text-right text-sm [&>span]:block sm:text-base"
      />
    </div>
  );
}
