import { SlidersHorizontal, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductPage } from '../../../api/shop-types.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Switch } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FacetChoices } from '../../../ui/facet-choices.tsx';
import { PriceRange } from '../../search/price-range.tsx';
import { chosenCount, type ListAddress } from './list-address.ts';
import { useFacetWords } from './use-facet-words.ts';

export type ListFilterProps = {
  address: ListAddress;
  facets: ProductPage['facets'];
  /** false: there may be more of each value than were counted. */
  isExact: boolean;
  onChoose: (change: Partial<Record<keyof ListAddress, unknown>>) => void;
};

const withName = (name: string) => (one: string) => one.startsWith(`${name}:`);

/** What a list of products can be narrowed down by. */
export function ListFilters({ address, facets, isExact, onChoose }: ListFilterProps) {
  const { t } = useTranslation();
  const words = useFacetWords();
  const chosen = address.facet ?? [];
  // A facet that is chosen from stays in sight, also where the answer no longer counts it.
  const names = words.inOrder([
    ...Object.keys(facets).filter((name) => (facets[name] ?? []).length > 0),
    ...chosen.map((one) => one.slice(0, one.indexOf(':'))),
  ]);
  const choose = (name: string, values: string[]) => {
    const others = chosen.filter((one) => !withName(name)(one));
    const next = [...others, ...values.map((value) => `${name}:${value}`)];
    onChoose({ facet: next.length === 0 ? undefined : next });
  };
  return (
    <div className="flex flex-col gap-7">
      <Switch
        label={<span className="font-semibold">{t('shop.list.inStock')}</span>}
        checked={address.inStock === 'true'}
        onChange={(on) => onChoose({ inStock: on ? 'true' : undefined })}
      />
      <PriceRange
        label={t('search.price')}
        from={address.priceFrom}
        to={address.priceTo}
        onFrom={(priceFrom) => onChoose({ priceFrom })}
        onTo={(priceTo) => onChoose({ priceTo })}
      />
      {names.map((name) => (
        <FacetChoices
          key={name}
          label={words.facet(name)}
          values={words.sorted(name, facets[name] ?? [])}
          isExact={isExact}
          chosen={chosen.filter(withName(name)).map((one) => one.slice(name.length + 1))}
          nameOf={(value) => words.value(name, value)}
          onChange={(values) => choose(name, values)}
        />
      ))}
    </div>
  );
}

export const noFilters = {
  facet: undefined,
  priceFrom: undefined,
  priceTo: undefined,
  inStock: undefined,
} as const;

/** The same in a sheet, for screens where they would be in the way. */
export function PhoneListFilters(props: ListFilterProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const count = chosenCount(props.address);
  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        className="lg:hidden"
        aria-haspopup="dialog"
        icon={<SlidersHorizontal aria-hidden="true" className="size-4" />}
        onClick={() => setOpen(true)}
      >
        {count === 0 ? t('search.filters') : t('search.filtersActive', { count })}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('search.filters')}
        footer={
          <>
            <Button variant="secondary" disabled={count === 0} onClick={() => props.onChoose(noFilters)}>
              {t('search.clearFilters')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('search.showFound')}</Button>
          </>
        }
      >
        <ListFilters {...props} />
      </Dialog>
    </>
  );
}

/** What is chosen, each with a way to take it back. */
export function ChosenFilters({ address, onChoose }: Pick<ListFilterProps, 'address' | 'onChoose'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFacetWords();
  const { facet = [], priceFrom, priceTo, inStock } = address;
  const won = (text: string | undefined) => (text === undefined ? '' : format.won(Number(text)));
  const chips = [
    ...facet.map((one) => {
      const [name = '', value = ''] = [one.slice(0, one.indexOf(':')), one.slice(one.indexOf(':') + 1)];
      const left = facet.filter((other) => other !== one);
      return {
        key: one,
        label: words.value(name, value),
        change: { facet: left.length === 0 ? undefined : left },
      };
    }),
    ...(priceFrom === undefined && priceTo === undefined
      ? []
      : [
          {
            key: 'price',
            label: `${won(priceFrom)} ~ ${won(priceTo)}`.trim(),
            change: { priceFrom: undefined, priceTo: undefined },
          },
        ]),
    ...(inStock === undefined
      ? []
      : [{ key: 'stock', label: t('shop.list.inStock'), change: { inStock: undefined } }]),
  ];
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('shop.list.chosen')} className="mb-4 flex flex-wrap gap-2">
      {chips.map(({ key, label, change }) => (
        <li key={key}>
          <button
            type="button"
            onClick={() => onChoose(change)}
            aria-label={t('shop.list.takeBack', { name: label })}
            className="tap tnum inline-flex items-center gap-1.5 rounded-full bg-ink px-3.5 text-sm font-semibold text-paper"
          >
            {label}
            <X aria-hidden="true" className="size-4" />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          onClick={() => onChoose(noFilters)}
          className="tap rounded-full px-3 text-sm font-semibold text-muted hover:text-ink hover:underline"
        >
          {t('search.clearFilters')}
        </button>
      </li>
    </ul>
  );
}
