import { X } from 'lucide-react';
import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';

type AmountInputProps = {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  error?: string | null | undefined;
  hint?: string | undefined;
  /** Amounts that one tap adds. */
  chips?: number[];
  /** Offers "all of it". */
  max?: number | undefined;
  autoFocus?: boolean;
};

const LIMIT = 1_000_000_000_000;

/** Won, big, with thousands as one types; the caret stays where the digits are. */
export function AmountInput(props: AmountInputProps) {
  const {
    label,
    value,
    onChange,
    error,
    hint,
    chips = [10_000, 50_000, 100_000],
    max,
    autoFocus = false,
  } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const digitsAfterCaret = useRef<number | null>(null);
  const text = value === null ? '' : format.number(value);

  useLayoutEffect(() => {
    const element = input.current;
    if (element === null || digitsAfterCaret.current === null || document.activeElement !== element) return;
    let position = text.length;
    for (let left = digitsAfterCaret.current; left > 0 && position > 0; position -= 1) {
      if (/\d/.test(text[position - 1] ?? '')) left -= 1;
    }
    element.setSelectionRange(position, position);
    digitsAfterCaret.current = null;
  }, [text]);

  const change = (raw: string, caret: number) => {
    digitsAfterCaret.current = raw.slice(caret).replace(/\D/g, '').length;
    const digits = raw.replace(/\D/g, '').slice(0, 13);
    onChange(digits === '' ? null : Math.min(Number(digits), LIMIT));
  };
  const add = (amount: number) => onChange(Math.min((value ?? 0) + amount, LIMIT));
  const hasError = error !== null && error !== undefined;

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      <div
        className={cx(
          'flex items-center gap-2 border-b-2 pb-1 transition-colors focus-within:border-accent',
          hasError ? 'border-bad' : 'border-line-strong/60',
        )}
      >
        <input
          ref={input}
          id={id}
          inputMode="numeric"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the amount is what this screen asks for
          autoFocus={autoFocus}
          placeholder="0"
          value={text}
          aria-invalid={hasError || undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) =>
            change(event.target.value, event.target.selectionStart ?? event.target.value.length)
          }
          className="tnum min-w-0 flex-1 bg-transparent py-1 text-4xl font-bold tracking-tight placeholder:text-line-strong/60 focus:outline-none"
        />
        <span aria-hidden="true" className="text-2xl font-semibold text-muted">
          {t('common.wonUnit')}
        </span>
        {value !== null && (
          <IconButton label={t('common.clear')} icon={<X />} onClick={() => onChange(null)} />
        )}
      </div>
      <p
        id={`${id}-note`}
        role={hasError ? 'alert' : undefined}
        className={cx('min-h-5 text-sm', hasError ? 'font-medium text-bad' : 'text-muted')}
      >
        {error ?? hint ?? ''}
      </p>
      <div className="flex flex-wrap gap-2">
        {chips.map((chip) => (
          <Chip key={chip} onClick={() => add(chip)}>
            +{format.compactWon(chip)}
          </Chip>
        ))}
        {max !== undefined && max > 0 && (
          <Chip onClick={() => onChange(Math.min(max, LIMIT))}>{t('common.all')}</Chip>
        )}
      </div>
    </div>
  );
}

function Chip({ children, onClick }: { children: React.ReactNode; onClick: () => void }) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="tap tnum rounded-full border border-line bg-surface px-4 text-sm font-semibold hover:bg-sunken active:scale-95"
    >
      {children}
    </button>
  );
}
