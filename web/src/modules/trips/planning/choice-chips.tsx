import { type ReactNode, useId } from 'react';
import { cx } from '../../../ui/cx.ts';

type Props<V extends string> = {
  label: string;
  hint?: string | undefined;
  choices: readonly { value: V; label: ReactNode }[];
  chosen: readonly V[];
  onChange: (chosen: V[]) => void;
};

/** Several of some, each of which is pressed or not. */
export function ChoiceChips<V extends string>({ label, hint, choices, chosen, onChange }: Props<V>) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside others
    <div role="group" aria-labelledby={id}>
      <p id={id} className="mb-2 text-sm font-semibold">
        {label}
        {hint !== undefined && <span className="ml-1.5 font-normal text-muted">{hint}</span>}
      </p>
      <ul className="flex flex-wrap gap-1.5">
        {choices.map(({ value, label: name }) => {
          const isOn = chosen.includes(value);
          return (
            <li key={value}>
              <button
                type="button"
                aria-pressed={isOn}
                onClick={() => onChange(isOn ? chosen.filter((one) => one !== value) : [...chosen, value])}
                className={cx(
                  'tap inline-flex items-center gap-1.5 rounded-full border px-3.5 text-sm font-semibold',
                  isOn ? 'border-ink bg-ink text-paper' : 'border-line bg-surface text-muted hover:text-ink',
                )}
              >
                {name}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
