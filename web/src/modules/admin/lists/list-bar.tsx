import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../../api/client.ts';
import type { FacetValue } from '../../../api/types.ts';
import { IconButton } from '../../../ui/button.tsx';
import { SortMenu } from '../../../ui/sort-menu.tsx';
import { Total } from '../../../ui/total.tsx';
import { useLiveText } from '../../../ui/use-live-text.ts';
import { type Condition, type ListAddress, namesOf, wordOf } from './conditions.ts';
import { ExportButton } from './export-button.tsx';
import { ActiveChips, FilterPills, FilterSheet } from './list-filters.tsx';
import { useChips } from './use-chips.ts';

type Props = {
  /** What can be typed into the field of search. */
  placeholder: string;
  conditions: readonly Condition[];
  /** Names of the orders; the first is the usual one. */
  sorts: readonly { value: string; label: string }[];
  address: ListAddress;
  onChoose: (change: ListAddress, how?: { isTyped: boolean }) => void;
  facets: Readonly<Record<string, readonly FacetValue[]>> | undefined;
  total: { count: number; isExact: boolean } | undefined;
  /** Without it there is no file of just this list. */
  exportAs?: { path: string; query: Query; filename: string };
};

/** Above a list of operators: what is looked for, what it is narrowed down by, how many there are, and its file. */
export function ListBar({
  placeholder,
  conditions,
  sorts,
  address,
  onChoose,
  facets,
  total,
  exportAs,
}: Props) {
  const { t } = useTranslation();
  const [text, setText, tellNow] = useLiveText(wordOf(address, 'q'), (q) =>
    onChoose({ q: q || undefined }, { isTyped: true }),
  );
  const chips = useChips(conditions, address);
  const clear = () =>
    onChoose(Object.fromEntries(conditions.flatMap(namesOf).map((name) => [name, undefined])));
  const filters = {
    conditions,
    address,
    facets: facets ?? {},
    isExact: total?.isExact ?? true,
    onChoose,
    onClear: clear,
  };
  const usual = sorts[0]?.value ?? '';
  return (
    <div className="mb-5 flex flex-col gap-3">
      <div className="flex items-center gap-3 rounded-2xl border border-line-strong/60 bg-surface pr-1.5 pl-4 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
        <Search aria-hidden="true" className="size-5 shrink-0 text-muted" />
        <input
          type="search"
          aria-label={t('admin.search')}
          placeholder={placeholder}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={tellNow}
          className="h-12 min-w-0 flex-1 bg-transparent text-ellipsis placeholder:text-faint focus:outline-none [&::-webkit-search-cancel-button]:hidden"
        />
        {text !== '' && <IconButton label={t('common.clear')} icon={<X />} onClick={() => setText('')} />}
      </div>
      <FilterPills {...filters} />
      <ActiveChips
        chips={chips.map(({ key, text: said, change }) => ({
          key,
          text: said,
          onRemove: () => onChoose(change),
        }))}
        onClear={clear}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Total total={total} />
        <FilterSheet {...filters} />
        <SortMenu
          label={t('search.sort')}
          value={wordOf(address, 'sort') || usual}
          onChange={(sort) => onChoose({ sort: sort === usual ? undefined : sort })}
          options={[...sorts]}
        />
        {exportAs && <ExportButton {...exportAs} total={total} />}
      </div>
    </div>
  );
}
