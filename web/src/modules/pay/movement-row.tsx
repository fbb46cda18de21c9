import {
  ArrowDownLeft,
  ArrowDownToLine,
  ArrowUpFromLine,
  ArrowUpRight,
  ChartCandlestick,
  type LucideIcon,
  Luggage,
  RotateCcw,
  Scale,
  ShoppingBag,
} from 'lucide-react';
import type { StatementItem, TransferKind } from '../../api/types.ts';
import { useFormat } from '../../i18n/format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { cx } from '../../ui/cx.ts';
import { useMovementWords } from './trade-words.ts';

const icons: Record<TransferKind, LucideIcon> = {
  deposit: ArrowDownToLine,
  withdrawal: ArrowUpFromLine,
  transfer: ArrowUpRight,
  purchase: ShoppingBag,
  capture: ShoppingBag,
  refund: RotateCcw,
  adjustment: Scale,
  trade: ChartCandlestick,
  settlement: Luggage,
};

type Props = {
  item: StatementItem;
  onOpen: (transferId: string) => void;
  /** Says the day as well, where no heading does. */
  dated?: boolean;
};

export function MovementRow({ item, onOpen, dated = false }: Props) {
  const format = useFormat();
  const incoming = item.amount > 0;
  const Icon = item.kind === 'transfer' && incoming ? ArrowDownLeft : icons[item.kind];
  const { title: kind, memo } = useMovementWords()(item);
  const tone = incoming ? 'bg-good-soft text-good' : 'bg-sunken text-muted';
  return (
    <button
      type="button"
      onClick={() => onOpen(item.transferId)}
      className="-mx-3 flex w-[calc(100%+1.5rem)] items-center gap-3.5 rounded-2xl px-3 py-3 text-left transition-colors hover:bg-sunken/70"
    >
      {item.counterparty === null ? (
        <span className={cx('flex size-11 shrink-0 items-center justify-center rounded-full', tone)}>
          <Icon aria-hidden="true" className="size-5" />
        </span>
      ) : (
        <span className="relative shrink-0">
          <Avatar name={item.counterparty.name} picture={item.counterparty.picture} />
          <span
            className={cx(
              'absolute -right-1 -bottom-1 flex size-5 items-center justify-center rounded-full ring-2 ring-surface',
              tone,
            )}
          >
            <Icon aria-hidden="true" className="size-3" />
          </span>
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{item.counterparty?.name ?? kind}</span>
        <span className="block truncate text-sm text-muted">
          {dated ? format.day(item.at) : format.time(item.at)} ·{' '}
          {item.counterparty === null ? (memo ?? kind) : [kind, memo].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="tnum shrink-0 text-right">
        <span className={cx('block font-bold', incoming ? 'text-good' : 'text-ink')}>
          {format.signedWon(item.amount)}
        </span>
        <span className="block text-sm text-muted">{format.won(item.balanceAfter)}</span>
      </span>
    </button>
  );
}
