import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listingsQuery, type SeasonId } from '../../../api/stocks.ts';
import { tradedSymbolQuery } from '../../../api/stocks-trading.ts';
import { useLocal } from '../../../i18n/use-local.ts';
import { Select } from '../../../ui/field.tsx';

type Props = {
  seasonId: SeasonId;
  symbol: string | undefined;
  onChange: (symbol: string | undefined) => void;
};

const MOST = 100;

/** All symbols, or one of them. */
export function SymbolFilter({ seasonId, symbol, onChange }: Props) {
  const { t } = useTranslation();
  const local = useLocal();
  const listings = useInfiniteQuery(listingsQuery({ sort: 'amount', seasonId }, MOST));
  const known = (listings.data?.pages[0]?.items ?? []).map((one) => ({
    value: one.symbol,
    label: local(one.name),
  }));
  const isKnown = symbol === undefined || known.some(({ value }) => value === symbol);
  // One that is far down the market's list, or on it no more.
  const other = useQuery({
    ...tradedSymbolQuery(symbol ?? ''),
    enabled: !isKnown && !listings.isPending,
  }).data;
  return (
    <Select
      label={t('stocks.orders.symbol')}
      className="min-w-48"
      value={symbol ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
      options={[
        { value: '', label: t('stocks.orders.allSymbols') },
        ...(isKnown ? [] : [{ value: symbol, label: other === undefined ? symbol : local(other.name) }]),
        ...known.sort((a, b) => a.label.localeCompare(b.label)),
      ]}
    />
  );
}
