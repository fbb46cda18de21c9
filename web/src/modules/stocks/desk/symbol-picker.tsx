import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { adminListingsQuery } from '../../../api/stocks-admin.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';

type Props = {
  chosen: readonly string[];
  onChange: (symbols: readonly string[]) => void;
  error: string | null;
  isDisabled: boolean;
};

/** Companies of the main market that a contest is traded in. */
export function SymbolPicker({ chosen, onChange, error, isDisabled }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const listings = useInfiniteQuery({ ...adminListingsQuery({ status: 'listed' }), refetchInterval: false });
  return (
    <fieldset disabled={isDisabled}>
      <legend className="mb-1 text-sm font-semibold">
        {t('stocksAdmin.seasons.fields.symbols')}
        <span className="ml-1.5 font-normal text-muted">
          {t('stocksAdmin.seasons.chosen', { count: chosen.length })}
        </span>
      </legend>
      <PagedList query={listings} empty={<p className="text-muted">{t('stocksAdmin.listing.none')}</p>}>
        {(items) => (
          <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
            {items.map(({ symbol, name }) => (
              <Checkbox
                key={symbol}
                label={`${local(name)} ${symbol}`}
                checked={chosen.includes(symbol)}
                onChange={(isChosen) =>
                  onChange(isChosen ? [...chosen, symbol] : chosen.filter((one) => one !== symbol))
                }
              />
            ))}
          </div>
        )}
      </PagedList>
      {error !== null && (
        <p role="alert" className="mt-1 text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
