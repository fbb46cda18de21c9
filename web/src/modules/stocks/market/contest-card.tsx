import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Trophy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { seasonListQuery } from '../../../api/stocks-contest.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Jogakbo } from '../../../ui/jogakbo.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';

/** The contest that runs, or the next one. */
export function ContestCard() {
  const { t } = useTranslation();
  const local = useLocal();
  const format = useFormat();
  const seasons = useInfiniteQuery(seasonListQuery).data?.pages[0]?.items ?? [];
  const season =
    seasons.find(({ status }) => status === 'running') ??
    seasons.find(({ status }) => status === 'announced');
  const money = useStockFormat(season?.currency);
  if (season === undefined) return null;
  const { seasonId, status, joined } = season;
  return (
    <section
      aria-label={t('stocks.contest.title')}
      className="relative isolate overflow-hidden rounded-3xl bg-pine p-6 text-pine-ink"
    >
      <Jogakbo
        seed={seasonId}
        className="absolute inset-y-0 right-0 -z-10 h-full w-1/2 [mask:linear-gradient(to_left,#0008,transparent)]"
      />
      <p className="flex items-center gap-2 text-sm font-semibold text-pine-muted">
        <Trophy aria-hidden="true" className="size-4" />
        {t(status === 'running' ? 'stocks.contest.running' : 'stocks.contest.announced')}
      </p>
      <h2 className="mt-1 text-xl font-bold">{local(season.name)}</h2>
      <p className="tnum mt-1 text-sm text-pine-muted">
        {t('stocks.contest.facts', {
          count: season.entrants,
          shown: money.count(season.entrants),
          amount: money.compactMoney(season.startingCash),
        })}
      </p>
      <p className="tnum text-sm text-pine-muted">
        {status === 'running'
          ? t('stocks.contest.until', { when: format.moment(season.endsAt) })
          : t('stocks.contest.from', { when: format.moment(season.startsAt) })}
      </p>
      <Link
        to="/stocks/seasons/$seasonId"
        params={{ seasonId }}
        className={buttonClass('onPine', 'sm', 'mt-4')}
      >
        {t(
          joined
            ? 'stocks.contest.league'
            : season.canBeJoined
              ? 'stocks.contest.join'
              : 'stocks.contest.see',
        )}
      </Link>
    </section>
  );
}
