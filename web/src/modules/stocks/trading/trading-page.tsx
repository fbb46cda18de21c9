import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/error.ts';
import { useSession } from '../../../api/hooks.ts';
import { type TradedSymbol, tradedSymbolQuery } from '../../../api/stocks-trading.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Page, usePageTitle } from '../../../ui/page.tsx';
import { ListSkeleton } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { useRoom } from '../../../ui/use-room.ts';
import { DeskLayout } from './desk-layout.tsx';
import { SymbolHead } from './head/symbol-head.tsx';
import { DeskProvider } from './orders/desk-context.ts';
import { useOrderDesk } from './orders/use-order-desk.ts';
import { PhoneLayout } from './phone-layout.tsx';
import { ConfirmOrder } from './ticket/confirm-order.tsx';
import { TicketProvider, useTicket } from './ticket/use-ticket.ts';
import { useKeys } from './use-keys.ts';
import { TradingProvider, useLiveSymbol } from './use-live-symbol.ts';

/** One symbol: chart, book, trades, and orders. Everybody sees it; whoever has signed in can order. */
export function TradingPage() {
  const { t } = useTranslation();
  const { symbol = '' } = useParams({ strict: false });
  const query = useQuery(tradedSymbolQuery(symbol));
  if (query.data !== undefined) return <Screen key={symbol} traded={query.data} />;
  return (
    <Page title={t('stocksTrading.title')} hideTitle>
      {isNoSymbol(query.error) ? (
        <EmptyState
          icon={<SearchX aria-hidden="true" />}
          title={t('stocksTrading.notFound')}
          action={
            <Link to="/stocks/all" className={buttonClass('primary')}>
              {t('stocks.toStocks')}
            </Link>
          }
        >
          {t('stocksTrading.notFoundLead')}
        </EmptyState>
      ) : query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListSkeleton rows={8} />
      )}
    </Page>
  );
}

/** There is none of that name, or none can have such a name. */
const isNoSymbol = (error: unknown): boolean =>
  hasCode(error, 'stocks.symbol-not-found') || hasCode(error, 'request.invalid');

function Screen({ traded }: { traded: TradedSymbol }) {
  usePageTitle(useLocal()(traded.name));
  const live = useLiveSymbol(traded);
  const trading = useMemo(() => ({ traded, live }), [traded, live]);
  const desk = useOrderDesk(traded.symbol);
  const isGuest = useSession().status !== 'member';
  const ticket = useTicket(trading, desk, isGuest);
  const room = useRoom();
  useKeys(ticket, room);
  return (
    <TradingProvider value={trading}>
      <DeskProvider value={desk}>
        <TicketProvider value={ticket}>
          <div className="mx-auto flex w-full max-w-[100rem] flex-col gap-4 px-4 pt-4 pb-24 sm:px-6 md:pb-12">
            <SymbolHead />
            {room === 'phone' ? <PhoneLayout /> : <DeskLayout room={room} />}
          </div>
          <ConfirmOrder />
        </TicketProvider>
      </DeskProvider>
    </TradingProvider>
  );
}
