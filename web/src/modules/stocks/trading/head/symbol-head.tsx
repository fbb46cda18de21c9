import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocal } from '../../../../i18n/use-local.ts';
import { Badge } from '../../../../ui/badge.tsx';
import { ChangeLabel } from '../../parts/change-label.tsx';
import { Flashing } from '../../parts/flashing.tsx';
import { StockAvatar } from '../../parts/stock-avatar.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { isAuction } from '../phase.ts';
import { useBoard, useTrading } from '../use-live-symbol.ts';
import { AlertButton } from './alert-button.tsx';
import { DayRange } from './day-range.tsx';
import { PhaseNote } from './phase-note.tsx';
import { StarButton } from './star-button.tsx';

/** What it is, what it costs, and whether one can trade it now. */
export function SymbolHead() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const name = useLocal()(traded.name);
  return (
    <header className="flex flex-col gap-2.5">
      <div className="flex items-center gap-2.5">
        <Link
          to="/stocks"
          search={traded.seasonId === null ? {} : { season: traded.seasonId }}
          aria-label={t('stocksTrading.all')}
          className="-mr-1.5 -ml-2.5 inline-flex size-11 shrink-0 items-center justify-center rounded-full text-muted hover:bg-sunken hover:text-ink"
        >
          <ChevronLeft aria-hidden="true" className="size-6" />
        </Link>
        <StockAvatar name={name} color={traded.color} />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2">
            <h1 className="text-xl leading-tight font-extrabold">{name}</h1>
            {traded.seasonId !== null && <Badge tone="accent">{t('stocksTrading.season')}</Badge>}
          </div>
          <p className="text-sm text-muted">
            <span className="tnum">{traded.symbol}</span> · {traded.board}
          </p>
        </div>
        <AlertButton name={name} />
        <StarButton symbol={traded.symbol} name={name} />
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <Price />
        <DayRange />
      </div>
      <PhaseNote />
    </header>
  );
}

/** The last price; while an auction gathers orders, the one at which it would trade. */
function Price() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const format = useStockFormat(traded.currency);
  const last = useBoard((board) => board.quote.last);
  const phase = useBoard((board) => board.phase);
  const indicative = useBoard((board) => board.indicative);
  const isGathering = isAuction(phase);
  const shown = isGathering && indicative !== null ? indicative.price : last;
  return (
    <div className="min-w-44">
      {isGathering && (
        <p className="text-sm font-semibold text-info">
          {t('stocksTrading.head.indicative')}
          <span className="font-normal text-muted">
            {' · '}
            {indicative === null
              ? t('stocksTrading.head.noIndicative')
              : t('stocksTrading.head.indicativeQuantity', { quantity: format.count(indicative.quantity) })}
          </span>
        </p>
      )}
      <p className="flex flex-wrap items-baseline gap-x-2.5">
        <span className="sr-only">{isGathering ? '' : t('stocksTrading.head.lastPrice')} </span>
        <Flashing value={shown} className="tnum text-3xl font-extrabold tracking-tight">
          <data value={shown}>{format.money(shown)}</data>
        </Flashing>
        <ChangeLabel last={shown} change={shown - traded.reference} className="text-base" />
      </p>
    </div>
  );
}
