import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/error.ts';
import type { Receipt } from '../../api/types.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/format.ts';
import { cx } from '../../ui/cx.ts';
import { useCommandName } from './receipt-words.ts';

export function ReceiptList({ items, onOpen }: { items: Receipt[]; onOpen: (receipt: Receipt) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const commandName = useCommandName();
  const refusalText = useRefusalText();
  return (
    <ul>
      {items.map((receipt) => {
        const ok = receipt.outcome === 'accepted';
        const amount = receipt.result.amount;
        return (
          <li key={receipt.receiptId}>
            <button
              type="button"
              onClick={() => onOpen(receipt)}
              className="-mx-3 flex w-[calc(100%+1.5rem)] items-center gap-3.5 rounded-2xl px-3 py-3 text-left hover:bg-sunken/70"
            >
              <span
                className={cx(
                  'flex size-11 shrink-0 items-center justify-center rounded-full [&>svg]:size-5',
                  ok ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad',
                )}
              >
                {ok ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">
                  {commandName(receipt.command)}{' '}
                  <span className="sr-only">{t(`pay.outcome.${receipt.outcome}`)}</span>
                </span>
                <span className="block truncate text-sm text-muted">
                  {ok
                    ? format.dateTime(receipt.at)
                    : `${format.dateTime(receipt.at)} · ${refusalText(receipt.code)}`}
                </span>
              </span>
              {ok && typeof amount === 'number' && (
                <span className="tnum font-bold">{format.won(amount)}</span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export function useRefusalText(): (code: string | null) => string {
  const errorText = useErrorText();
  return (code) => (code === null ? '' : errorText(new ApiError({ status: 409, code, title: code })));
}
