import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KindPage, SearchSort } from '../../api/types.ts';
import { SortMenu } from '../../ui/sort-menu.tsx';
import { Total } from '../../ui/total.tsx';
import { sorts } from './search-address.ts';

type Props = {
  total: KindPage['total'] | undefined;
  sort: SearchSort;
  /** Nobody sorts by price what has none. */
  hasPrices: boolean;
  onSort: (sort: SearchSort) => void;
  /** The button to the filters, where these are not in sight. */
  filters: ReactNode;
};

/** How many there are, honestly, and in which order they stand. */
export function SortAndTotal({ total, sort, hasPrices, onSort, filters }: Props) {
  const { t } = useTranslation();
  const shown = sorts.filter((one) => hasPrices || one === sort || !one.startsWith('price-'));
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <Total total={total} />
      {filters}
      <SortMenu
        label={t('search.sort')}
        value={sort}
        onChange={onSort}
        options={shown.map((value) => ({ value, label: t(`search.sorts.${value}`) }))}
      />
    </div>
  );
}
