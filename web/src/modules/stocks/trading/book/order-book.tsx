import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/hooks.ts';
import { openOrdersQuery } from '../../../../api/stocks-trading.ts';
import { cx } from '../../../../ui/cx.ts';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { directionClass, directionOf } from '../../parts/change.ts';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { isAuction } from '../phase.ts';
import { useTicketOfPage } from '../ticket/use-ticket.ts';
import { useBoard, useTrading } from '../use-live-symbol.ts';
import { BookRow } from './book-row.tsx';
import { type DepthRow, depthOf, LEVELS } from './depth.ts';
import { OneTapSwitch } from './one-tap-switch.tsx';

/** Who would sell and who would buy, ten prices each way. A press on a price takes it over into the ticket. */
export function OrderBook() {
  const { t } = useTranslation();
  const bids = useBoard((board) => board.bids);
  const asks = useBoard((board) => board.asks);
  const isRead = useBoard((board) => board.isBookRead);
  const depth = useMemo(() => depthOf(bids, asks), [bids, asks]);
  return (
    <section aria-label={t('stocksTrading.book.title')} className="flex flex-col text-sm">
      <OneTapSwitch />
      <div className="flex justify-between border-b border-line px-2 pb-1 text-xs text-muted">
        <span>{t('stocksTrading.book.ask')}</span>
        <span>{t('stocksTrading.book.bid')}</span>
      </div>
      {isRead ? <Rows asks={depth.asks} bids={depth.bids} /> : <BookSkeleton />}
      <Totals asks={depth.askTotal} bids={depth.bidTotal} />
    </section>
  );
}

function Rows({ asks, bids }: { asks: readonly DepthRow[]; bids: readonly DepthRow[] }) {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const { pick } = useTicketOfPage();
  const last = useBoard((board) => board.quote.last);
  const mine = useMyPrices();
  const row = (side: 'buy' | 'sell', { level, share }: DepthRow, index: number) => (
    <BookRow
      // The line stays, its price moves through it: nothing is built anew when the book shifts.
      key={`${side}${index}`}
      side={side}
      price={level?.price ?? 0}
      quantity={level?.quantity ?? 0}
      orders={level?.orders ?? 0}
      share={share}
      direction={directionOf((level?.price ?? 0) - traded.reference)}
      isLast={level?.price === last}
      isMine={level !== null && mine.has(`${side}${level.price}`)}
      limit={level?.price === traded.upper ? 'upper' : level?.price === traded.lower ? 'lower' : null}
      onPick={pick}
    />
  );
  return (
    <>
      <ul aria-label={t('stocksTrading.book.ask')}>{asks.map((one, index) => row('sell', one, index))}</ul>
      <Middle />
      <ul aria-label={t('stocksTrading.book.bid')}>{bids.map((one, index) => row('buy', one, index))}</ul>
    </>
  );
}

/** Between the two sides: what it costs, or would cost if the auction ended now. */
const Middle = memo(function Middle() {
  const { t } = useTranslation();
  const { traded } = useTrading();
  const format = useStockFormat(traded.currency);
  const phase = useBoard((board) => board.phase);
  const indicative = useBoard((board) => board.indicative);
  const last = useBoard((board) => board.quote.last);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // On a phone the book is longer than the screen, and what matters is in its middle.
    if (matchMedia('(max-width: 48rem)').matches) line.current?.scrollIntoView({ block: 'center' });
  }, []);
  const isGathering = isAuction(phase);
  const price = isGathering && indicative !== null ? indicative.price : last;
  return (
    <p
      ref={line}
      className="flex h-9 items-center justify-center gap-2 border-y border-line bg-sunken/60 px-2"
    >
      <span className={cx('text-xs', isGathering ? 'font-semibold text-info' : 'text-muted')}>
        {t(isGathering ? 'stocksTrading.head.indicative' : 'stocksTrading.head.lastPrice')}
      </span>
      <span className={cx('tnum font-bold', directionClass[directionOf(price - traded.reference)])}>
        {isGathering && indicative === null ? '–' : format.price(price)}
      </span>
      {isGathering && indicative !== null && (
        <span className="tnum text-xs text-muted">{format.count(indicative.quantity)}</span>
      )}
    </p>
  );
});

function Totals({ asks, bids }: { asks: number; bids: number }) {
  const { t } = useTranslation();
  const format = useStockFormat();
  return (
    <dl className="tnum flex justify-between border-t border-line px-2 pt-2 text-xs">
      <div className="flex gap-1.5">
        <dt className="text-muted">{t('stocksTrading.book.askTotal')}</dt>
        <dd className="font-semibold text-fall">{format.count(asks)}</dd>
      </div>
      <div className="flex gap-1.5">
        <dt className="text-muted">{t('stocksTrading.book.bidTotal')}</dt>
        <dd className="font-semibold text-rise">{format.count(bids)}</dd>
      </div>
    </dl>
  );
}

/** Prices at which one waits oneself, as `buy1000`. */
function useMyPrices(): ReadonlySet<string> {
  const { traded } = useTrading();
  const isMember = useSession().status === 'member';
  const orders = useQuery({ ...openOrdersQuery(traded.symbol, traded.seasonId), enabled: isMember });
  return useMemo(
    () => new Set(orders.data?.items.map(({ side, price }) => `${side}${price}`) ?? []),
    [orders.data],
  );
}

function BookSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status">
      <span className="sr-only">{t('common.loading')}</span>
      {Array.from({ length: 2 * LEVELS }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <div key={row} className="flex h-9 items-center px-2 lg:h-7.5">
          <Skeleton className="mx-auto h-4 w-20 rounded-md!" />
        </div>
      ))}
      <div className="h-9" />
    </div>
  );
}
