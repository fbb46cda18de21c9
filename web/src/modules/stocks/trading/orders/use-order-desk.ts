import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cancelOrder, type OrderNews, stocksMineKey } from '../../../../api/stocks-trading.ts';
import { subscribe } from '../../../../api/stream.ts';
import { useCommand } from '../../../../api/use-command.ts';
import { useErrorText } from '../../../../i18n/error-text.ts';
import { announce } from '../../../../ui/announcer.tsx';
import { toast } from '../../../../ui/toast.tsx';
import { useStockFormat } from '../../parts/use-stock-format.ts';
import { isNews, isOver, wordOf } from './order-news.ts';

export interface OrderDesk {
  /** The order of this page that was heard of last. */
  readonly newest: OrderNews | null;
  /** An answer of the server about an order. */
  readonly learn: (order: OrderNews) => void;
  readonly forget: () => void;
}

/** How long an order may be called back with one press. */
const UNDO_MS = 8_000;
const REREAD_MS = 150;
const KEPT = 200;

/** Hears what becomes of one's orders of a symbol, tells it, and has read again what hangs on it. */
export function useOrderDesk(symbol: string): OrderDesk {
  const { t } = useTranslation();
  const format = useStockFormat();
  const queryClient = useQueryClient();
  const told = useRef(new Map<string, OrderNews>());
  const [newest, setNewest] = useState<OrderNews | null>(null);
  const undo = useUndo();
  const reread = useRef<ReturnType<typeof setTimeout>>(undefined);
  const learn = useCallback(
    (order: OrderNews): void => {
      reread.current ??= setTimeout(() => {
        reread.current = undefined;
        void queryClient.invalidateQueries({ queryKey: stocksMineKey });
      }, REREAD_MS);
      const before = told.current.get(order.orderId);
      if (!isNews(before, order)) return;
      told.current.set(order.orderId, order);
      if (told.current.size > KEPT) told.current.delete(told.current.keys().next().value!);
      setNewest((last) => (last === null || last.orderId === order.orderId || !isOver(order) ? order : last));
      // What was amended is told by who amended it.
      const isAmended =
        before !== undefined && !isOver(order) && before.filledQuantity === order.filledQuantity;
      if (isAmended) return;
      const text = t(`stocksTrading.news.${wordOf(order)}`, {
        side: t(`stocksTrading.side.${order.side}`),
        quantity: format.count(order.quantity),
        filled: format.count(order.filledQuantity),
        price: format.price(order.averagePrice ?? 0),
      });
      announce(text);
      toast(text, {
        id: `stocks-order:${order.orderId}`,
        duration: UNDO_MS,
        action: isOver(order)
          ? undefined
          : { label: t('stocksTrading.news.undo'), onClick: () => undo(order.orderId) },
      });
    },
    [queryClient, t, format, undo],
  );
  const latest = useRef(learn);
  latest.current = learn;
  useEffect(() => {
    const stop = subscribe('me', ({ event, data }) => {
      if (event === 'opened') void queryClient.invalidateQueries({ queryKey: stocksMineKey });
      if (event !== 'stocks-order') return;
      const order = data as OrderNews;
      if (order.symbol === symbol) latest.current(order);
    });
    return () => {
      stop();
      clearTimeout(reread.current);
      reread.current = undefined;
    };
  }, [symbol, queryClient]);
  return useMemo(() => ({ newest, learn, forget: () => setNewest(null) }), [newest, learn]);
}

/** Calls an order back while it is open. */
function useUndo(): (orderId: string) => void {
  const errorText = useErrorText();
  const command = useCommand<string, OrderNews>({
    name: 'stocks-undo',
    run: (orderId, key) => cancelOrder(orderId, undefined, key),
    onRefused: (error) => {
      toast(errorText(error));
      announce(errorText(error));
    },
  });
  return command.submit;
}
