import { useTranslation } from 'react-i18next';
import type { Quote } from '../../../api/stocks.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { cx } from '../../../ui/cx.ts';
import { useStockFormat } from './use-stock-format.ts';
import type { FoundSymbols } from './use-symbol-offers.ts';

type Props = {
  id: string;
  label: string;
  /** null: closed. */
  text: string | null;
  found: FoundSymbols;
  active: number;
  nameOf: (quote: Quote) => string;
  onActive: (index: number) => void;
  onChoose: (quote: Quote) => void;
};

/** What a field for a symbol offers below itself. */
export function SymbolOffers({ id, label, text, found, active, nameOf, onActive, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useStockFormat();
  const errorText = useErrorText();
  const { offers, isOld, isAsking, isOffline, error } = found;
  const noteOf = (): string | null => {
    if (offers.length > 0) return null;
    if (isOffline) return t('errors.offlineTitle');
    if (error !== null) return errorText(error);
    if (isAsking || isOld) return t('common.loading');
    return text?.trim() === '' ? t('stocks.list.none') : t('search.none', { q: text?.trim() });
  };
  return (
    <div
      className={cx(
        'absolute inset-x-0 top-full z-20 mt-1.5 max-h-64 overflow-y-auto rounded-2xl border border-line bg-surface p-2 shadow-lift',
        text === null && 'hidden',
      )}
    >
      <p role="status" className="px-3 py-2 text-muted empty:hidden">
        {text !== null && noteOf()}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={label} className={cx(isOld && 'opacity-55')}>
        {text !== null &&
          offers.map((quote, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above carries the keyboard
            <div
              key={quote.symbol}
              id={`${id}-${quote.symbol}`}
              ref={(row) => {
                if (index === active) row?.scrollIntoView({ block: 'nearest' });
              }}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // The field must not lose the keyboard before the press has ended.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => onActive(index)}
              onClick={() => onChoose(quote)}
              className={cx(
                'tap flex cursor-pointer items-center gap-3 rounded-xl px-3 py-1.5',
                index === active && 'bg-sunken',
              )}
            >
              <span className="min-w-0 flex-1">
                <span className="block truncate font-semibold">{nameOf(quote)}</span>
                <span className="tnum block text-sm text-muted">{quote.symbol}</span>
              </span>
              <span className="tnum font-semibold">{format.price(quote.last)}</span>
            </div>
          ))}
      </div>
    </div>
  );
}
