import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KindPage } from '../../api/types.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FacetChoices } from '../../ui/facet-choices.tsx';
import { useKindWords } from './kind-words.tsx';
import { PriceRange } from './price-range.tsx';
import type { KindAddress } from './search-address.ts';

type Props = {
  address: KindAddress;
  facets: KindPage['facets'];
  /** false: there may be more of each value than were counted. */
  isExact: boolean;
  hasPrices: boolean;
  onChoose: (change: Partial<Record<keyof KindAddress, unknown>>) => void;
};

/** What the kind can be narrowed down by: its facets with their counts, and prices where it has some. */
export function KindFilters({ address, facets, isExact, hasPrices, onChoose }: Props) {
  const { t } = useTranslation();
  const words = useKindWords();
  const chosen = address.facet ?? [];
  const ofFacet = (name: string): string[] =>
    chosen.filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1));
  // A facet that is chosen from stays in sight, also where the answer no longer counts it.
  const names = [
    ...new Set([
      ...Object.keys(facets).filter((name) => (facets[name] ?? []).length > 0),
      ...chosen.map((one) => one.slice(0, one.indexOf(':'))),
    ]),
  ];
  const choose = (name: string, values: string[]) => {
    const others = chosen.filter((one) => !one.startsWith(`${name}:`));
    const next = [...others, ...values.map((value) => `${name}:${value}`)];
    onChoose({ facet: next.length === 0 ? undefined : next });
  };
  return (
    <div className="flex flex-col gap-7">
      {names.map((name) => (
        <FacetChoices
          key={name}
          label={words.facet(name)}
          values={facets[name] ?? []}
          isExact={isExact}
          chosen={ofFacet(name)}
          nameOf={(value) => words.value(name, value)}
          onChange={(values) => choose(name, values)}
        />
      ))}
      {hasPrices && (
        <PriceRange
          label={t('search.price')}
          from={address.priceFrom}
          to={address.priceTo}
          onFrom={(priceFrom) => onChoose({ priceFrom })}
          onTo={(priceTo) => onChoose({ priceTo })}
        />
      )}
      {names.length === 0 && !hasPrices && <p className="text-muted">{t('search.noFilters')}</p>}
    </div>
  );
}

/** The same in a sheet, for screens where they would be in the way. */
export function PhoneFilters(props: Props & { onClear: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { address } = props;
  const count =
    (address.facet?.length ?? 0) + (address.priceFrom !== undefined || address.priceTo !== undefined ? 1 : 0);
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
            <Button variant="secondary" disabled={count === 0} onClick={props.onClear}>
              {t('search.clearFilters')}
            </Button>
            <Button onClick={() => setOpen(false)}>{t('search.showFound')}</Button>
          </>
        }
      >
        <KindFilters {...props} />
      </Dialog>
    </>
  );
}
