import { useState } from 'react';
import { Field } from '../../../ui/field.tsx';

type Props = {
  label: string;
  value: number;
  min: number;
  max: number;
  /** Map units have fractions, seats have none. */
  isWhole?: boolean;
  onChange: (value: number) => void;
};

/** A number that holds when one leaves the field or presses Enter; what makes no sense falls back to what was. */
export function NumberField({ label, value, min, max, isWhole = false, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const number = Number((typed ?? '').replace(',', '.'));
    const isSound = typed !== null && typed.trim() !== '' && Number.isFinite(number);
    setTyped(null);
    if (!isSound) return;
    const next = Math.min(max, Math.max(min, isWhole ? Math.round(number) : Math.round(number * 100) / 100));
    if (next !== value) onChange(next);
  };
  return (
    <Field
      label={label}
      inputMode={isWhole && min >= 0 ? 'numeric' : 'decimal'}
      autoComplete="off"
      value={typed ?? String(Math.round(value * 100) / 100)}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null);
        if (event.key !== 'Enter') return;
        event.preventDefault();
        settle();
      }}
      className="min-w-0 flex-1"
    />
  );
}
