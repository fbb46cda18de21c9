import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.ts';

type Props = { value: number; most: number; onChange: (value: number) => void };

const stepClass =
  'flex size-11 items-center justify-center rounded-xl hover:bg-sunken disabled:opacity-35 [&>svg]:size-4.5';

/** Less, how many, more. */
export function QuantityPicker({ value, most, onChange }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside it
    <div
      role="group"
      aria-label={t('shop.product.quantity')}
      className="inline-flex items-center self-start rounded-2xl border border-line-strong/60 bg-surface"
    >
      <button
        type="button"
        aria-label={t('shop.product.less')}
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
        className={stepClass}
      >
        <Minus aria-hidden="true" />
      </button>
      <output aria-live="polite" className="tnum min-w-9 text-center font-bold">
        {format.number(value)}
      </output>
      <button
        type="button"
        aria-label={t('shop.product.more')}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
        className={stepClass}
      >
        <Plus aria-hidden="true" />
      </button>
    </div>
  );
}
