import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';

type Props = { label: string; value: number; min: number; max: number; onChange: (value: number) => void };

/** A small number between two buttons; it can be typed, too. */
export function Stepper({ label, value, min, max, onChange }: Props) {
  const { t } = useTranslation();
  const set = (next: number) => onChange(Math.max(min, Math.min(max, next)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame that no browser lets us lay out
    <div role="group" aria-label={label} className="flex shrink-0 items-center rounded-xl border border-line">
      <IconButton
        label={t('shopAdmin.parts.less')}
        icon={<Minus />}
        disabled={value <= min}
        onClick={() => set(value - 1)}
      />
      <input
        aria-label={label}
        inputMode="numeric"
        value={value}
        onChange={(event) => set(Number(event.target.value.replace(/\D/g, '').slice(0, 4)))}
        className="tnum h-11 w-10 bg-transparent text-center font-semibold"
      />
      <IconButton
        label={t('shopAdmin.parts.more')}
        icon={<Plus />}
        disabled={value >= max}
        onClick={() => set(value + 1)}
      />
    </div>
  );
}
