import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx.ts';
import { useProvinces } from './use-provinces.ts';

type Props = {
  label: string;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** More than this cannot be chosen. */
  most?: number;
};

/** Provinces to press; a trip may lead through several. */
export function RegionChips({ label, chosen, onChange, most = 17 }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const provinces = useProvinces();
  if (provinces.all.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside others
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-2 text-sm font-semibold">
        {label}
        <span className="ml-1.5 font-normal text-muted">{t('common.optional')}</span>
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {provinces.all.map(({ code }) => {
          const isOn = chosen.includes(code);
          return (
            <li key={code}>
              <button
                type="button"
                aria-pressed={isOn}
                disabled={!isOn && chosen.length >= most}
                onClick={() => onChange(isOn ? chosen.filter((one) => one !== code) : [...chosen, code])}
                className={cx(
                  'tap rounded-full border px-3.5 text-sm font-semibold disabled:opacity-40',
                  isOn ? 'border-ink bg-ink text-paper' : 'border-line bg-surface text-muted hover:text-ink',
                )}
              >
                {provinces.name(code)}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
