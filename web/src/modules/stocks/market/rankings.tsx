import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChartNoAxesColumn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Quote, type RankingBy, rankingsQuery, type SeasonId } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Card, Section } from '../../../ui/card.tsx';
import { MoreWords, moreClass } from '../../../ui/more-link.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { QuoteRow } from '../parts/quote-row.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { StarButton } from '../trading/head/star-button.tsx';
import { fresh, type LiveQuotes } from './live-quotes.ts';

const RANKINGS: readonly RankingBy[] = ['amount', 'volume', 'rise', 'fall'];
type Props = { seasonId: SeasonId; live: LiveQuotes };

/** What is traded most and what moves most; prices move as they come, places every few seconds. */
export function Rankings({ seasonId, live }: Props) {
  const { t } = useTranslation();
  const [by, setBy] = useState<RankingBy>('amount');
  return (
    <Card className="min-w-0 pb-3!">
      <Section
        title={t('stocks.rankings.title')}
        action={
          <Link
            to="/stocks/all"
            search={{ sort: by, ...(seasonId !== undefined && { season: seasonId }) }}
            className={moreClass}
          >
            <MoreWords of={t('stocks.rankings.title')} />
          </Link>
        }
      >
        <Tabs
          label={t('stocks.rankings.title')}
          value={by}
          onChange={setBy}
          tabs={RANKINGS.map((value) => ({ value, label: t(`stocks.rankings.${value}`) }))}
        >
          <Ranked by={by} seasonId={seasonId} live={live} />
        </Tabs>
      </Section>
    </Card>
  );
}

function Ranked({ by, seasonId, live }: Props & { by: RankingBy }) {
  const { t } = useTranslation();
  const local = useLocal();
  const rankings = useQuery(rankingsQuery(by, seasonId));
  if (rankings.data === undefined) {
    return rankings.isError || rankings.fetchStatus === 'paused' ? (
      <ErrorState error={rankings.error} onRetry={() => void rankings.refetch()} />
    ) : (
      <ListSkeleton rows={8} />
    );
  }
  if (rankings.data.items.length === 0) {
    return (
      <EmptyState icon={<ChartNoAxesColumn aria-hidden="true" />} title={t(`stocks.rankings.none.${by}`)}>
        {t('stocks.rankings.noneLead')}
      </EmptyState>
    );
  }
  return (
    <ol>
      {rankings.data.items.map((item, index) => {
        const quote = fresh(item, live.get(item.symbol));
        return (
          <li key={item.symbol}>
            <QuoteRow
              quote={quote}
              rank={index + 1}
              aside={<Traded quote={quote} by={by} />}
              action={<StarButton symbol={item.symbol} name={local(item.name)} />}
              withSpark
            />
          </li>
        );
      })}
    </ol>
  );
}

/** What put it there. */
function Traded({ quote, by }: { quote: Quote; by: RankingBy }) {
  const { t } = useTranslation();
  const format = useStockFormat();
  return by === 'amount'
    ? t('stocks.rankings.ofAmount', { amount: format.compactMoney(quote.amount) })
    : t('stocks.rankings.ofVolume', { volume: format.compact(quote.volume) });
}
