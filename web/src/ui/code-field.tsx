import { type ComponentProps, type Ref, useState } from 'react';
import { cx } from './cx.ts';
import { FieldShell } from './field.tsx';

type CodeFieldProps = {
  label: string;
  hint?: string | undefined;
  error?: string | null | undefined;
  value: string;
  onChange: (digits: string) => void;
  /** The last digit is there: nobody has to look for the button. */
  onComplete?: (digits: string) => void;
  length?: number;
  ref?: Ref<HTMLInputElement>;
} & Pick<ComponentProps<'input'>, 'autoFocus' | 'disabled'>;

/**
 * A code out of a mail or an app. One real input below six painted boxes: paste, autofill from the mail and
 * screen readers work as with any other field.
 */
export function CodeField({
  label,
  hint,
  error,
  value,
  onChange,
  onComplete,
  length = 6,
  ref,
  ...input
}: CodeFieldProps) {
  const [focused, setFocused] = useState(false);
  const change = (raw: string) => {
    const digits = raw.normalize('NFKC').replace(/\D/g, '').slice(0, length);
    onChange(digits);
    if (digits.length === length && digits !== value) onComplete?.(digits);
  };
  const cursor = Math.min(value.length, length - 1);
  return (
    <FieldShell label={label} hint={hint} error={error}>
      {({ id, describedBy, invalid }) => (
        <div className="relative">
          <div
            aria-hidden="true"
            className="grid gap-2"
            style={{ gridTemplateColumns: `repeat(${length}, 1fr)` }}
          >
            {Array.from({ length }, (_, index) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: boxes without identity
                key={index}
                className={cx(
                  'tnum flex h-14 items-center justify-center rounded-2xl border bg-surface text-2xl font-bold',
                  invalid ? 'border-bad' : 'border-line-strong/60',
                  focused && index === cursor && 'border-accent outline-2 outline-accent',
                )}
              >
                {value[index]}
              </span>
            ))}
          </div>
          <input
            {...input}
            ref={ref}
            id={id}
            type="text"
            inputMode="numeric"
            pattern="[0-9]*"
            autoComplete="one-time-code"
            spellCheck={false}
            value={value}
            onChange={(event) => change(event.target.value)}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            className="absolute inset-0 size-full cursor-text rounded-2xl bg-transparent text-center text-transparent caret-transparent outline-none selection:bg-transparent selection:text-transparent"
          />
        </div>
      )}
    </FieldShell>
  );
}
