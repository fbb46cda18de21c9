import { CirclePause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../../api/clock.ts';
import type { MarketOverview } from '../../../api/stocks.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Card } from '../../../ui/card.tsx';
import { ChangeLabel } from '../parts/change-label.tsx';
import { Flashing } from '../parts/flashing.tsx';
import { PhaseBadge } from '../parts/phase-badge.tsx';
import { StockSpark } from '../parts/stock-spark.tsx';
import { useStockFormat } from '../parts/use-stock-format.ts';
import { clockOf } from '../trading/phase.ts';

/** Where the market stands: its index, its day as a line, how many rise and fall, and until when it trades. */
export function IndexCard({ market }: { market: MarketOverview }) {
  const { t } = useTranslation();
  const { index, change, spark } = market;
  const format = useStockFormat();
  return (
    <Card>
      <section aria-label={t('stocks.index.title')}>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div>
            <h2 className="font-semibold text-muted">{t('stocks.index.title')}</h2>
            <p className="tnum text-4xl font-extrabold tracking-tight">
              <Flashing value={index}>{format.index(index)}</Flashing>
            </p>
            <p className="text-lg">
              <ChangeLabel last={index} change={change} isIndex />
            </p>
          </div>
          <div className="flex flex-col items-end gap-1.5">
            <PhaseBadge phase={market.phase} />
            <UntilWhen market={market} />
          </div>
        </div>
        {spark !== undefined && spark.length > 1 && (
          <StockSpark values={spark} base={index - change} className="mt-4 h-28! w-full!" />
        )}
        <Breadth market={market} />
        <p className="tnum mt-3 text-sm text-muted">
          {t('stocks.index.amount', { amount: format.compactMoney(market.amount) })}
        </p>
        <div role="status" className="mt-3 empty:hidden">
          {market.phase === 'halted' && market.phaseEndsAt !== null && (
            <Banner tone="bad" icon={<CirclePause aria-hidden="true" />}>
              {t('stocks.index.halted')}
            </Banner>
          )}
        </div>
        {market.phase === 'closed' && (
          <p className="mt-3 rounded-2xl bg-sunken px-4 py-3 text-sm">{t('stocks.index.closed')}</p>
        )}
      </section>
    </Card>
  );
}

function UntilWhen({ market: { phase, phaseEndsAt } }: { market: MarketOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useServerNow();
  if (phaseEndsAt === null) return null;
  const leftS = Math.max(0, Math.ceil((Date.parse(phaseEndsAt) - now) / 1000));
  const isSoon = leftS < 3600;
  const left = clockOf(leftS * 1000);
  const at = leftS < 86_400 ? format.time(phaseEndsAt) : format.moment(phaseEndsAt);
  return (
    // Silent for a screen reader unless it is asked: it changes every second.
    <p role="timer" className="tnum text-sm text-muted">
      {phase === 'closed'
        ? t('stocks.index.opensAt', { when: at, left })
        : t(isSoon ? 'stocks.index.endsIn' : 'stocks.index.endsAt', { when: isSoon ? left : at })}
    </p>
  );
}

/** How many rise, stand and fall: a bar for the eye, words for everybody. */
function Breadth({ market: { rising, even, falling } }: { market: MarketOverview }) {
  const { t } = useTranslation();
  const all = Math.max(1, rising + even + falling);
  return (
    <div className="mt-4">
      <div aria-hidden="true" className="flex h-2 gap-0.5 overflow-hidden rounded-full bg-line">
        <span
          className="bg-rise transition-[width] duration-500"
          style={{ width: `${(rising / all) * 100}%` }}
        />
        <span
          className="bg-line-strong/60 transition-[width] duration-500"
          style={{ width: `${(even / all) * 100}%` }}
        />
        <span
          className="bg-fall transition-[width] duration-500"
          style={{ width: `${(falling / all) * 100}%` }}
        />
      </div>
      <p className="tnum mt-2 flex justify-between gap-3 text-sm font-semibold">
        <span className="text-rise">▲ {t('stocks.index.rising', { count: rising })}</span>
        <span className="text-muted">{t('stocks.index.even', { count: even })}</span>
        <span className="text-fall">▼ {t('stocks.index.falling', { count: falling })}</span>
      </p>
    </div>
  );
}
