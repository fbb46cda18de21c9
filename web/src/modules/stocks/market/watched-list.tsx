import { useQueryClient } from '@tanstack/react-query';
import { GripVertical, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { arrangeWatchlist, type Quote, watchedQuery } from '../../../api/stocks.ts';
import { watch } from '../../../api/stocks-trading.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { announce } from '../../../ui/announcer.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { cx } from '../../../ui/cx.ts';
import { toast } from '../../../ui/toast.tsx';
import { QuoteRow } from '../parts/quote-row.tsx';
import { fresh, type LiveQuotes } from './live-quotes.ts';
import { moved } from './reorder.ts';

type Props = { items: readonly Quote[]; live: LiveQuotes };

/**
 * Each row has a handle: dragged with a finger or a mouse, or moved with the arrow keys while it has the focus. What was
 * arranged is kept at the server when the finger lifts.
 */
export function WatchedList({ items, live }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const list = useRef<HTMLUListElement>(null);
  const { shown, arrange, keep, remove } = useArrangement(items);
  const move = (symbol: string, to: number) => {
    const from = shown.findIndex((one) => one.symbol === symbol);
    if (from < 0 || to < 0 || to >= shown.length || from === to) return null;
    const next = moved(shown, from, to);
    arrange(next);
    return next;
  };
  const onKeyDown = (event: KeyboardEvent, quote: Quote, index: number) => {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = move(quote.symbol, to);
    if (next === null) return;
    keep(next);
    announce(t('stocks.watch.movedTo', { name: local(quote.name), place: to + 1, count: shown.length }));
  };
  const [dragged, drag] = useDrag(
    list,
    (symbol, place) => move(symbol, place),
    () => keep(shown),
  );
  return (
    <ul ref={list} aria-label={t('stocks.watch.title')} className="divide-y divide-line/60">
      {shown.map((item, index) => {
        const name = local(item.name);
        return (
          <li
            key={item.symbol}
            className={cx(
              'flex items-center gap-1 bg-paper',
              dragged === item.symbol && 'relative z-10 rounded-2xl bg-surface shadow-lift',
            )}
          >
            <button
              type="button"
              aria-label={t('stocks.watch.move', { name })}
              aria-description={t('stocks.watch.moveHint')}
              onKeyDown={(event) => onKeyDown(event, item, index)}
              onPointerDown={() => drag(item.symbol)}
              className="flex size-11 shrink-0 cursor-grab touch-none items-center justify-center rounded-xl text-faint hover:bg-sunken active:cursor-grabbing"
            >
              <GripVertical aria-hidden="true" className="size-5" />
            </button>
            <div className="min-w-0 flex-1 px-2">
              <QuoteRow
                quote={fresh(item, live.get(item.symbol))}
                withSpark
                action={
                  <IconButton
                    label={t('stocks.watch.remove', { name })}
                    icon={<X />}
                    onClick={() => remove(item)}
                  />
                }
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * What is dragged over the rows of a list. Heard at the window: the handle itself moves in the page with its row.
 * @param onMove over which place it is now @param onDrop the finger lifts
 */
function useDrag(
  list: RefObject<HTMLUListElement | null>,
  onMove: (symbol: string, place: number) => void,
  onDrop: () => void,
): [dragged: string | null, drag: (symbol: string) => void] {
  const [dragged, setDragged] = useState<string | null>(null);
  const latest = useRef({ onMove, onDrop });
  latest.current = { onMove, onDrop };
  useEffect(() => {
    if (dragged === null) return;
    const move = ({ clientY }: globalThis.PointerEvent) => {
      const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
      const over = rows.findIndex(({ top, bottom }) => clientY >= top && clientY < bottom);
      if (over >= 0) latest.current.onMove(dragged, over);
    };
    const drop = () => {
      setDragged(null);
      latest.current.onDrop();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', drop);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', drop);
    };
  }, [dragged, list]);
  return [dragged, setDragged];
}

/** The list of one market as it is arranged here, before the server has answered. */
function useArrangement(items: readonly Quote[]) {
  const { t } = useTranslation();
  const local = useLocal();
  const errorText = useErrorText();
  const queryClient = useQueryClient();
  const { queryKey } = watchedQuery;
  /** Those of other markets stand in the same list, behind these. */
  const withOthers = (next: readonly Quote[]): Quote[] => {
    const [{ seasonId } = { seasonId: null }] = items;
    const all = queryClient.getQueryData(queryKey)?.items ?? [];
    return [...next, ...all.filter((one) => one.seasonId !== seasonId)];
  };
  const arrange = (next: readonly Quote[]) => {
    // What is read meanwhile would put it back.
    void queryClient.cancelQueries({ queryKey });
    queryClient.setQueryData(queryKey, { items: withOthers(next) });
  };
  const failed = (error: unknown) => {
    toast(errorText(error));
    announce(errorText(error));
    void queryClient.invalidateQueries({ queryKey });
  };
  const keep = (next: readonly Quote[]) => {
    arrangeWatchlist(withOthers(next).map(({ symbol }) => symbol)).catch(failed);
  };
  const remove = (quote: Quote) => {
    const before = items;
    arrange(before.filter(({ symbol }) => symbol !== quote.symbol));
    const undo = () => {
      arrange(before);
      watch(quote.symbol, true)
        .then(() => arrangeWatchlist(withOthers(before).map(({ symbol }) => symbol)))
        .catch(failed);
    };
    const text = t('stocks.watch.removed', { name: local(quote.name) });
    watch(quote.symbol, false).then(() => {
      toast(text, { action: { label: t('stocks.undo'), onClick: undo } });
      announce(text);
    }, failed);
  };
  return { shown: items, arrange, keep, remove };
}
