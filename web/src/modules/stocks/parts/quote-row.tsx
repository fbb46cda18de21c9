import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Quote } from '../../../api/stocks.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { ChangeLabel } from './change-label.tsx';
import { Flashing } from './flashing.tsx';
import { PhaseBadge } from './phase-badge.tsx';
import { StockAvatar } from './stock-avatar.tsx';
import { StockSpark } from './stock-spark.tsx';
import { useStockFormat } from './use-stock-format.ts';

type Props = {
  quote: Quote;
  rank?: number;
  /** Below the name: what the list is about. */
  aside?: ReactNode;
  /** Beside the price; the whole row else is one link. */
  action?: ReactNode;
  withSpark?: boolean;
};

/** A symbol in a list: who it is, its day as a line, its price now. */
export function QuoteRow({ quote, rank, aside, action, withSpark = false }: Props) {
  const local = useLocal();
  const format = useStockFormat();
  const name = local(quote.name);
  const isOff = quote.phase === 'halted' || quote.phase === 'interruption';
  return (
    <div className="group relative -mx-2 flex items-center gap-3 rounded-2xl px-2 py-2.5 hover:bg-sunken/60">
      {rank !== undefined && (
        <span className="tnum w-5 shrink-0 text-center font-bold text-muted">{rank}</span>
      )}
      <StockAvatar name={name} color={quote.color} />
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 leading-snug font-semibold">
          <Link
            to="/stocks/$symbol"
            params={{ symbol: quote.symbol }}
            className="after:absolute after:inset-0 after:rounded-2xl focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-accent"
          >
            {name}
          </Link>
        </p>
        <p className="tnum flex items-center gap-1.5 truncate text-sm text-muted">
          {isOff && <PhaseBadge phase={quote.phase} />}
          <span className="truncate">{aside ?? quote.symbol}</span>
        </p>
      </div>
      {withSpark && quote.spark !== undefined && (
        <StockSpark values={quote.spark} base={quote.last - quote.change} className="hidden sm:block" />
      )}
      <div className="min-w-19 shrink-0 text-right">
        <p className="tnum font-bold">
          <Flashing value={quote.last}>{format.price(quote.last)}</Flashing>
        </p>
        <p className="text-sm">
          <ChangeLabel last={quote.last} change={quote.change} show="rate" />
        </p>
      </div>
      {action !== undefined && <div className="relative z-10 -mr-1.5 shrink-0">{action}</div>}
    </div>
  );
}
