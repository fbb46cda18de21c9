import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type OrderNews,
  type StockOrder,
  stocksMineKey,
  type TradedSymbol,
  tradedSymbolQuery,
} from '../../../api/stocks-trading.ts';
import { toast } from '../../../ui/toast.tsx';
import { AmendDialog } from '../trading/orders/amend-dialog.tsx';
import { CancelDialog } from '../trading/orders/cancel-dialog.tsx';
import { DeskProvider } from '../trading/orders/desk-context.ts';
import type { OrderDesk } from '../trading/orders/use-order-desk.ts';
import { TradingProvider, useLiveSymbol } from '../trading/use-live-symbol.ts';

export type OrderAct = 'amend' | 'cancel';
type Props = { act: OrderAct; order: StockOrder; onClose: () => void };

/** The trading screen's own dialogs, from a list of orders of many symbols. */
export function OrderDialog(props: Props) {
  const traded = useQuery(tradedSymbolQuery(props.order.symbol)).data;
  // Read before one can press twice; where it cannot be read, the next press asks again.
  return traded === undefined ? null : <Provided {...props} traded={traded} />;
}

function Provided({ act, order, onClose, traded }: Props & { traded: TradedSymbol }) {
  const live = useLiveSymbol(traded);
  const trading = useMemo(() => ({ traded, live }), [traded, live]);
  const desk = useDesk();
  const Asked = act === 'amend' ? AmendDialog : CancelDialog;
  return (
    <TradingProvider value={trading}>
      <DeskProvider value={desk}>
        <Asked order={order} onClose={onClose} />
      </DeskProvider>
    </TradingProvider>
  );
}

/** What a list does with an answer: says that the order is over, and reads all again that hangs on it. */
function useDesk(): OrderDesk {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMemo(
    () => ({
      newest: null,
      forget: () => {},
      learn: (order: OrderNews) => {
        if (order.status === 'cancelled') {
          toast(t('stocksTrading.news.cancelled', { side: t(`stocksTrading.side.${order.side}`) }));
        }
        void queryClient.invalidateQueries({ queryKey: stocksMineKey });
      },
    }),
    [t, queryClient],
  );
}
