import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import { Checkbox } from './checkbox.tsx';
import { shownCount } from './shown-count.ts';

type Props = {
  label: string;
  /** As they are counted, the most frequent first; null: nobody has counted yet. */
  values: readonly { value: string; count: number | null }[];
  /** false: counting stopped at a bound, and there may be more of each. */
  isExact: boolean;
  chosen: readonly string[];
  nameOf: (value: string) => string;
  onChange: (chosen: string[]) => void;
};

const SHOWN = 8;

/** Boxes to tick, each with how many there are; what is ticked stays in the list, however many it has. */
export function FacetChoices({ label, values, isExact, chosen, nameOf, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [isLong, setIsLong] = useState(false);
  const uncounted = chosen.filter((value) => values.every((one) => one.value !== value));
  const all = [...values, ...uncounted.map((value) => ({ value, count: null }))];
  const shown = isLong ? all : all.filter(({ value }, index) => index < SHOWN || chosen.includes(value));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out as a heading
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-1 text-sm font-semibold">
        {label}
      </p>
      {shown.map(({ value, count }) => (
        <Checkbox
          key={value}
          label={
            <span className="flex items-baseline justify-between gap-3">
              {nameOf(value)}
              <span className="tnum text-sm text-muted">{shownCount(count, isExact, format.number)}</span>
            </span>
          }
          checked={chosen.includes(value)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...chosen, value] : chosen.filter((one) => one !== value))
          }
        />
      ))}
      {shown.length < all.length && (
        <button
          type="button"
          onClick={() => setIsLong(true)}
          className="tap rounded-xl font-semibold text-accent"
        >
          {t('common.loadMore')}
        </button>
      )}
      {!isExact && <p className="text-sm text-muted">{t('common.countedInPart')}</p>}
    </div>
  );
}
