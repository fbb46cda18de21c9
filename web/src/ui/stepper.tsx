import { Minus, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

type StepperProps = {
  /** What is counted, for screen readers. */
  label: string;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max: number;
  disabled?: boolean;
};

const buttonClass =
  'flex size-11 items-center justify-center rounded-xl hover:bg-sunken focus-visible:-outline-offset-3 disabled:opacity-35 disabled:hover:bg-transparent';

/** A small number: one more, one less, or typed. */
export function Stepper({ label, value, onChange, min = 1, max, disabled = false }: StepperProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value from outside ends the typing
  useEffect(() => setTyped(null), [value]);
  const settle = () => {
    const number = Math.min(max, Math.max(min, Number(typed ?? value)));
    setTyped(null);
    if (Number.isSafeInteger(number) && number !== value) onChange(number);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside what it names
    <div
      role="group"
      aria-label={label}
      className="inline-flex items-center rounded-2xl border border-line-strong/60 bg-surface"
    >
      <button
        type="button"
        aria-label={t('common.oneLess')}
        disabled={disabled || value <= min}
        onClick={() => onChange(value - 1)}
        className={buttonClass}
      >
        <Minus aria-hidden="true" className="size-4.5" />
      </button>
      <input
        aria-label={label}
        inputMode="numeric"
        autoComplete="off"
        disabled={disabled}
        value={typed ?? String(value)}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 4))}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            settle();
          } else if (event.key === 'ArrowUp' && value < max) onChange(value + 1);
          else if (event.key === 'ArrowDown' && value > min) onChange(value - 1);
        }}
        className="tnum h-11 w-9 bg-transparent text-center font-bold focus-visible:outline-2 focus-visible:-outline-offset-2"
      />
      <button
        type="button"
        aria-label={t('common.oneMore')}
        disabled={disabled || value >= max}
        onClick={() => onChange(value + 1)}
        className={buttonClass}
      >
        <Plus aria-hidden="true" className="size-4.5" />
      </button>
    </div>
  );
}
